const ANSWERS = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
const GROUPS = 6;
const ITEMS_OF_A_GROUP = 10;

const system = 'urn:bench:answers';

/** A FHIR R4 Questionnaire of sixty items: six groups of ten choices with four answers each; the last of each group depends on the one before. */
export function sixtyItems() {
  const item = Array.from({ length: GROUPS }, (_, group) => ({
    linkId: `group-${group}`,
    text: `Part ${group + 1}`,
    type: 'group',
    item: Array.from({ length: ITEMS_OF_A_GROUP }, (__, index) => ({
      linkId: `item-${group}-${index}`,
      text: `Over the last 2 weeks, how often have you been bothered by problem ${index + 1} of part ${group + 1}?`,
      type: 'choice',
      required: true,
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
          valueCodeableConcept: {
            coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'radio-button' }],
          },
        },
      ],
      answerOption: ANSWERS.map((display, answer) => ({
        valueCoding: { system, code: String(answer), display },
      })),
      ...(index === ITEMS_OF_A_GROUP - 1
        ? {
            enableWhen: [
              {
                question: `item-${group}-${index - 1}`,
                operator: '=',
                answerCoding: { system, code: '1' },
              },
            ],
          }
        : {}),
    })),
  }));
  return {
    resourceType: 'Questionnaire',
    id: 'bench-sixty-items',
    url: 'urn:bench:questionnaire:sixty-items',
    version: '1',
    title: 'Sixty items',
    status: 'active',
    item,
  };
}
