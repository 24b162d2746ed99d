/**
 * The name that a FollowTheMoney property has in Sutra: `birthDate` becomes
 * BIRTH_DATE, `fallsUnderGPPScope` FALLS_UNDER_GPP_SCOPE.
 */
export function followTheMoneyName(property: string): string {
  return property
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
}
