import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { placesOf } from '#shared/domain/questionnaire/places.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { AnswerList } from './AnswerList.tsx';
import { responseText } from './answer-words.ts';
import { responsesByKey } from './form-steps.ts';
import { itemKey } from './item-key.ts';

/** What was said, question by question, in the words of the version that was asked. Where that version is not here, the answers stand by themselves. */
export function PastAnswers({ screening }: { screening: Screening }) {
  const { questionnaire, items, language } = screening;
  const query = useQuery(useEngine().screenings.form.queryOptions({ input: { questionnaire } }));
  return (
    <QueryState query={query} what="the form" rows={4}>
      {(form) => {
        if (form === null) return <WithoutForm screening={screening} />;
        const places = placesOf(form.questionnaire);
        const order = [...places.keys()];
        const rows = items
          .toSorted((one, two) => order.indexOf(one.linkId) - order.indexOf(two.linkId))
          .flatMap(({ linkId, instance }) => {
            const place = places.get(linkId);
            return place === undefined
              ? []
              : [{ key: itemKey(linkId, instance), item: place.item, instance }];
          });
        return <AnswerList rows={rows} responses={responsesByKey(items)} language={language} />;
      }}
    </QueryState>
  );
}

function WithoutForm({ screening }: { screening: Screening }) {
  return (
    <Box>
      <Typography variant="caption" color="textSecondary">
        This version of the form is not on this device: the answers stand without its questions.
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {screening.items.map((item) => (
          <Typography key={itemKey(item.linkId, item.instance)} component="li" variant="body2">
            {item.linkId}: {responseText(undefined, item)}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
