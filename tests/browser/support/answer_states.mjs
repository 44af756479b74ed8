// Chapters of pages.mjs: every state that an answer can have, every day of a round, and what a press meets that came too late.
import { answerReport, correct, earlierTerms, forget, onlySubmitted, report, takeBack, turnTo, whileRound } from './office.mjs';
import { finalButton, sayItIsRight } from './story.mjs';

const takeBusy = (site) => site.people.take('with four categories to confirm', (tasks) =>
  ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));

async function enterAs(visit, student, target = '/receipt/') {
  await visit.logIn(student);
  await visit.enter(target);
}

// What looks different in every state of an answer.
const ofAll = [{ stem: 'start', path: '' }, { stem: 'slip', path: 'slip' }];

async function* everywhere(visit, name, categories) {
  for (const { stem, path } of ofAll) {
    await visit.goto(`/receipt/${path}`);
    yield { name: `${stem}_${name}`, stem };
  }
  for (const category of categories) {
    await visit.goto(`/receipt/${category}`);
    const compare = visit.page.getByRole('link', { name: '和校內紀錄對照' });
    // Where nothing has been received there is nothing to compare.
    const beside = (await compare.count()) > 0 ? await compare.getAttribute('href') : null;
    yield { name: `review_${name}_${category}`, stem: 'review' };
    if (beside) {
      await visit.goto(beside);
      yield { name: `compare_${name}_${category}`, stem: 'compare' };
    }
  }
}

export async function* answers(site, visit) {
  const { env } = site;
  const busy = await takeBusy(site);
  await enterAs(visit, busy, '/receipt/cadre');

  report(env, busy, 'cadre');
  report(env, busy, 'course');
  answerReport(env, busy, 'course', 'accept');
  takeBack(env, busy, 'outcome');
  await visit.goto('/receipt/performance');
  // The look above is what the changes are counted from.
  correct(env, busy, 'performance');
  turnTo(env, busy, 'performance', 'recheck');
  yield* everywhere(visit, 'reported_fixing_awaiting_recheck', Object.keys(busy.tasks));

  turnTo(env, busy, 'cadre', 'deemed');
  turnTo(env, busy, 'course', 'left');
  yield* everywhere(visit, 'deemed_left', ['cadre', 'course']);

  const [term] = earlierTerms(env, busy, 'course');
  await visit.goto(`/receipt/course?term=${term}`);
  yield { name: 'review_earlier_term', stem: 'review' };
  onlySubmitted(env, busy, 'course', term);
  await visit.goto(`/receipt/course?term=${term}`);
  yield { name: 'review_only_submitted', stem: 'review' };

  const idle = await site.people.take('without cadre records', (tasks) => tasks.cadre?.state === 'not_required');
  await enterAs(visit, idle);
  yield* everywhere(visit, 'not_required', ['cadre']);
  forget(env, idle);
  yield* everywhere(visit, 'nothing', ['cadre']);

  const senior = await site.people.take('of the third year with courses to confirm', (tasks) => tasks.course?.state === 'pending', '三');
  await enterAs(visit, senior);
  yield* everywhere(visit, 'two_batches', ['course']);
}

export async function* windows(site, visit) {
  const { env } = site;
  const student = await site.people.take('with cadre records and courses to confirm', (tasks) =>
    [tasks.cadre, tasks.course].every((task) => task?.state === 'pending' && task.rows > 0));
  await enterAs(visit, student);
  const days = {
    before_opening: 'opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY, closes_at = UTC_TIMESTAMP(6) + INTERVAL 9 DAY',
    last_hour: 'closes_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR',
    after_closing: 'closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR',
    sealed: "closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, state = 'sealed'",
  };
  for (const [name, assignments] of Object.entries(days)) {
    yield* whileRound(env, student, assignments, () => everywhere(visit, name, ['cadre']));
  }
}

// Each presses the final button of a page that was true when it was opened.
export async function* conflicts(site, visit) {
  const { env } = site;
  const { page } = visit;
  const student = await takeBusy(site);
  visit.expect(409);
  await enterAs(visit, student);
  const stand = async (category) => {
    await visit.goto(`/receipt/${category}`);
    await sayItIsRight(visit, category);
  };
  const press = () => visit.press(finalButton(page));

  await stand('performance');
  correct(env, student, 'performance');
  turnTo(env, student, 'performance', 'recheck');
  await press();
  yield { name: 'conflict_data_changed', stem: 'confirm' };

  await stand('cadre');
  report(env, student, 'cadre');
  await press();
  yield { name: 'conflict_other_answer', stem: 'confirm' };

  for (const [name, assignments] of [
    ['closed', 'closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR'],
    ['not_open', 'opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY'],
    ['not_planned', "state = 'draft'"],
  ]) {
    await stand('course');
    yield* whileRound(env, student, assignments, async function* () {
      await press();
      yield { name: `conflict_${name}`, stem: 'confirm' };
    });
  }
}
