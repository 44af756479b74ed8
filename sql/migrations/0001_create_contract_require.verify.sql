SELECT contract_require(1, 'contract_require does not work');
