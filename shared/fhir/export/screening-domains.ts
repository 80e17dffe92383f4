/**
 * Gravity's domains of social questions, whichever answer is given; LOINC 71802-3 asks about two (domain.md 4.2 and 8). `sdoh-category-unspecified` are
 * those that Gravity has no domain for.
 */
const DOMAINS: Record<string, readonly string[]> = {
  '71802-3': ['homelessness', 'housing-instability'],
  '96778-6': ['inadequate-housing'],
  '88122-7': ['food-insecurity'],
  '88123-5': ['food-insecurity'],
  '93030-5': ['transportation-insecurity'],
  '96779-4': ['utility-insecurity'],
  '95618-5': ['sdoh-category-unspecified'],
  '95617-7': ['sdoh-category-unspecified'],
  '95616-9': ['sdoh-category-unspecified'],
  '95615-1': ['sdoh-category-unspecified'],
  '76513-1': ['financial-insecurity'],
  '96780-2': ['employment-status'],
  '96781-0': ['sdoh-category-unspecified'],
  '93159-2': ['social-connection'],
  '97027-7': ['language-access'],
  '96782-8': ['educational-attainment'],
  '93038-8': ['stress'],
  '69858-9': ['sdoh-category-unspecified'],
  '69861-3': ['sdoh-category-unspecified'],
};

/** The domains of a question by its LOINC code; none for what is no social question. */
export function domainsOf(loinc: string): readonly string[] {
  return DOMAINS[loinc] ?? [];
}
