import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { PRACTICE_QUESTIONS, type PracticeQuestion } from '#shared/content/practice-questions.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { plainSource } from '../../../words/plain-source.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SettingsForm } from './settings-draft.ts';

interface QuestionsPanelProps {
  about: PracticeQuestion['about'];
  title: string;
  answers: SettingsForm['switches'];
  saved: SettingsForm['switches'];
  onChange(answers: SettingsForm['switches']): void;
}

/** Questions that the sources leave open. Until the compliance lead has decided, the cautious answer holds. */
export function QuestionsPanel({ about, title, answers, saved, onChange }: QuestionsPanelProps) {
  const questions = PRACTICE_QUESTIONS.filter((question) => question.about === about);
  const open = questions.filter(({ id }) => answers[id] === undefined).length;
  const answer = (id: string, value: number | boolean | undefined) => {
    const { [id]: _before, ...others } = answers;
    onChange(value === undefined ? others : { ...others, [id]: value });
  };
  return (
    <Panel
      title={title}
      note={`Your compliance lead decides. ${open === 0 ? 'All are decided.' : `${open} of ${questions.length} have the cautious answer.`}`}
    >
      {questions.map((question) => (
        <SettingRow
          key={question.id}
          title={question.question}
          source={plainSource(question.source)}
          isChanged={answers[question.id] !== saved[question.id]}
          control={
            <Answer
              question={question}
              value={answers[question.id]}
              onChange={(value) => answer(question.id, value)}
            />
          }
        >
          {answers[question.id] === undefined
            ? 'Not decided: the cautious answer holds.'
            : 'Decided by your practice.'}
        </SettingRow>
      ))}
    </Panel>
  );
}

interface AnswerProps {
  question: PracticeQuestion;
  value: number | boolean | undefined;
  onChange(value: number | boolean | undefined): void;
}

const CAUTIOUS = 'cautious';

function Answer({ question: { id, cautious }, value, onChange }: AnswerProps) {
  if (typeof cautious === 'boolean') {
    return (
      <TextField
        select
        label="Answer"
        value={value === undefined ? CAUTIOUS : String(value)}
        onChange={({ target }) => onChange(target.value === CAUTIOUS ? undefined : target.value === 'true')}
        sx={{ width: '12rem' }}
      >
        <MenuItem value={CAUTIOUS}>Cautious: {cautious ? 'yes' : 'no'}</MenuItem>
        <MenuItem value="true">Yes</MenuItem>
        <MenuItem value="false">No</MenuItem>
      </TextField>
    );
  }
  return (
    <>
      <TextField
        select
        label="Answer"
        value={value === undefined ? CAUTIOUS : 'own'}
        onChange={({ target }) => onChange(target.value === CAUTIOUS ? undefined : cautious)}
        sx={{ width: '12rem' }}
      >
        <MenuItem value={CAUTIOUS}>Cautious: {cautious}</MenuItem>
        <MenuItem value="own">Our own figure</MenuItem>
      </TextField>
      {typeof value === 'number' ? (
        <NumberSetting key={id} label="Figure" least={0} most={100} value={value} onChange={onChange} />
      ) : null}
    </>
  );
}
