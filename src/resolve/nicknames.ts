/**
 * Given names and the short forms that stand for them, in Latin letters without accents, from general knowledge of
 * several languages: npm has no kept library of them. A form may stand for several names.
 */
const NAMES = `
abigail abby gail|abraham abe bram|adelaide addie adele|agnes aggie|albert al bert bertie|alexander alex alec sandy sasha xander sascha alejandro aleksandr alexandre|alexandra alex sandra sasha|alfred alf alfie fred|
alice ali|amanda mandy|andrew andy drew andrei andre andreas|angela angie|ann anna annie anne nan nancy anya|anthony tony antonio anton|antonia toni|arthur art artie|augustus gus august|barbara barb babs barbie|
bartholomew bart|beatrice bea trixie|benjamin ben benny benji|bernard bernie|caroline carrie carol|catherine cathy kate katie kathy kitty cat katherine kathryn katharina katya ekaterina|cecilia cissy celia|charles charlie chuck chas carlos karl carl|
charlotte lottie charlie|christina chris tina christine kristina|christopher chris kit topher|clarence clare|clifford cliff|constance connie|cornelius neil|cynthia cindy|daniel dan danny danilo|david dave davey|deborah deb debbie|
dennis denny|dmitri dima mitya dmitry|dolores lola|donald don donnie|dorothy dot dottie dolly|douglas doug|edmund ed eddie ned ted|edward ed eddie ned ted teddy eduardo eduard|edwin ed eddie|eleanor ellie nora nell|elizabeth liz lizzie beth betty betsy eliza elsie lisa bess liza yelizaveta|
emily em millie|emma em|ernest ernie|eugene gene evgeny yevgeny zhenya|evelyn eve evie|ferdinand ferdi fernando|florence flo flossie|frances fran frannie fanny|francis frank franky fran francisco francesco paco pancho franz|
franklin frank|frederick fred freddie freddy rick fritz friedrich federico|gabriel gabe|gabrielle gabby|geoffrey geoff jeff|george georgie jorge georg yuri|gerald gerry jerry|gertrude gert trudy|giovanni gianni|gregory greg grigory grisha|
guillermo memo|gustav gus|harold harry hal|harriet hattie|helen nell lena elena ellen|henry harry hank hal enrique heinrich heinz|herbert herb bert|hubert bert|ignacio nacho|irene rena|isaac ike|isabella bella izzy isabel|ivan vanya|
jacob jake jay|jacqueline jackie|james jim jimmy jamie jaime|jane janie jenny|janet jan|jason jay|jeffrey jeff|jennifer jen jenny|jeremiah jerry|jeremy jerry jem|jessica jess jessie|joan joanie|joanna jo|joel joe|john jack johnny jon jonny johan johann juan ivan sean ian hans|
jonathan jon jonny nathan|joseph joe joey jose pepe giuseppe beppe josef iosif|josephine jo josie|joshua josh|judith judy|julia julie|julian jules|katherine kate katie kathy kay kitty|kenneth ken kenny|kimberly kim|konstantin kostya|laurence larry lorenzo|
lawrence larry lars|leonard leo len lenny|leonid lyonya|leopold leo|leslie les|lewis lew|lillian lily lil|louis lou luis ludwig luigi|louise lou|lucille lucy|lyudmila lyuda mila|madeleine maddie|manuel manolo|marcus marc mark|margaret maggie meg peggy marge margie rita greta daisy margarita|
maria mary mia masha mariya|marie mary|martha marty|martin marty|martina tina|mary molly polly mae mamie|matilda tilly|matthew matt matty mateo matthias|maurice moe|maximilian max|maxwell max|melanie mel|melissa mel missy|melvin mel|michael mike mick mickey mikey miguel mikhail misha michel michele|
mildred millie|miriam mimi|mohammed mohamed muhammad mohammad mohamad muhammed|monica nica|moses moe|nadezhda nadya|natalie nat natalia natasha|nathan nate nat|nathaniel nate nat|nicholas nick nicky nicolas nikolai kolya klaus niklas|nicole nicky|norman norm|oliver ollie|olivia liv livvy|oscar ozzie|
pamela pam|patricia pat patty tricia trish|patrick pat paddy|paul pablo paolo pavel pasha|paula polly|penelope penny|peter pete pedro pietro pyotr petya|philip phil pip felipe|priscilla cilla|rachel rae|ralph rafe|randall randy|raymond ray|rebecca becky becca|reginald reg reggie|
richard dick rich rick ricky richie ricardo|robert bob bobby rob robbie bert roberto|roberta bobbie|roderick rod|rodney rod|roger rodge|roland rollo|ronald ron ronnie|rosemary rose rosie|roxanne roxy|rudolf rudi|russell russ|salvatore toto sal|samantha sam|samuel sam sammy|sarah sally sadie|
sebastian seb bastian|sergei seryozha sergey|sidney sid|sofia sophie sonya|solomon sol|stanley stan|stephanie steph|stephen steve steven stevie stefan stepan esteban|stewart stu stuart|susan sue susie suzy susanna|sylvester sly|sylvia sylvie|tamara toma|tatiana tanya|terence terry|theodore ted teddy theo|
theresa terry tess tessa teresa|thomas tom tommy tomas|timothy tim timmy|tobias toby|valentina valya|valerie val|vasily vasya|veronica ronnie|victor vic viktor|victoria vicky tori vika|vincent vince vinnie vicente|virginia ginny|vladimir volodya vova|vyacheslav slava|walter walt wally|wendy wen|
wilfred will wilf|wilhelmina mina minnie|william bill billy will willy liam wilhelm guillaume guillermo|winifred winnie|wolfgang wolf|yakov yasha|zachary zach zack|zoya zoe`;

const FORMS = NAMES.split('|').map((line) => line.trim().split(/\s+/));

function grouped(
  rows: readonly (readonly [key: string, values: readonly string[]])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, values] of rows) {
    const group = groups.get(key) ?? new Set();
    for (const value of values) group.add(value);
    groups.set(key, group);
  }
  return groups;
}

const NAMES_OF_FORM = grouped(
  FORMS.flatMap((forms) => forms.map((form) => [form, forms.slice(0, 1)] as const)),
);
const FORMS_OF_FORM = grouped(
  FORMS.flatMap((forms) => forms.map((form) => [form, forms] as const)),
);
const NONE: ReadonlySet<string> = new Set();

/** The given names that a form may stand for, itself among them when it is one. Empty for a word that is none. */
export function givenNames(form: string): ReadonlySet<string> {
  return NAMES_OF_FORM.get(form) ?? NONE;
}

/** All forms of the names that a form may stand for: what else somebody so called may be called. */
export function formsOfSameName(form: string): ReadonlySet<string> {
  return FORMS_OF_FORM.get(form) ?? NONE;
}

const DIMINUTIVE = /^(.{2,}?)(?:ie|ey|y|i)$/u;

/** Whether the first is the second's beginning with -ie or -y: Davie of David, Benny of Benjamin. */
export function isDiminutive(short: string, name: string): boolean {
  const stem = DIMINUTIVE.exec(short)?.[1];
  // A name of its own is short for nothing: Marie is not Marsha.
  if (stem === undefined || name.length <= stem.length || givenNames(short).has(short))
    return false;
  const single = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  return single.length >= 3 && name.startsWith(single) && !DIMINUTIVE.test(name);
}
