const ENTITY_ID = /^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/;

/** Whether FollowTheMoney takes a text as the id of another entity; of an entity's own id it asks less. */
export function isFollowTheMoneyId(text: string): boolean {
  return ENTITY_ID.test(text);
}
