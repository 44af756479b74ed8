DROP TABLE sealed_answer;
