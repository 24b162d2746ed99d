import { defaultModel, Model } from '@opensanctions/followthemoney';

/** FollowTheMoney's schemata and properties, as its npm package ships them. https://followthemoney.tech/explorer/ */
export const followTheMoney = new Model(defaultModel);
