// Names that people in Britain go by, to tell a person from a place or a measure.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Forenames that are hardly ever anything else, in small letters without accents.
 *
 * @see Office for National Statistics, Baby names in England and Wales, 1996 to 2023, and the names common among adults
 */
export const forenames = words(`
	aaliyah aaron abbie abby abdul abdullah abdullahi abigail abubakar adam adele adrian adriana agnes ahmad ahmed aidan
	aiden aimee aisha aishah aisling alan alana alasdair alastair albert alec aleena aleksander aleksandra alejandro
	alesha alessia alex alexa alexander alexandra alexandria alfie alfred ali alice alicia alina alisha alison alistair
	aliyah allan allison amaan amanda amara amelia amelie amina aminah amir amira amirah amy ana anastasia andre andrea
	andreea andrei andrew andrzej aneesa angela angus anisa anita anjali ann anna annabel annabelle anne annette annie
	anthony antonia antonio anya aoife aria arjun arlo armaan arthur arun aryan asad ashleigh ashton asif asma audrey
	aurelia ava avni ayaan ayaz ayesha ayisha ayla barbara barney barry beatrice beatrix becky ben benedict benjamin
	bernadette bernard bethan bethany betty beverley bhavik bianca bilal bogdan brandon brenda brendan brian bridget
	brianna bronwyn bryan bryony caitlin caleb callum calum cameron camilla carl carla carly carmen carol carole
	caroline carolyn catherine cathy catrin cecilia celia chantelle charles charlie cheryl chidi chinedu chioma chloe
	chris christina christine christopher ciara cian ciaran claire clara clare claudia clifford clive colin connor conor
	corey craig cristian cristina cynthia daniel daniela danielle daniyal danny darcey darren daryl dave david dawid
	deborah declan deepak denise dennis derek desmond diana diane dimitri dmitri dominic dominik donald donna doreen
	dorothy duncan dylan eamonn edith edmund edward edwin eileen eilidh eimear elaine eleanor elena eleni elijah eliot
	elisabeth elise eliza elizabeth ella ellen ellie ellis elliot elliott eloise elsie emilia emilie emily emma emmanuel
	eoin eric erica erin esme esmee esther ethan eugene eva evan eve evelyn evie ewan ewa ezra faisal farah farhan
	farzana fatima fatimah felicity fernando ffion filip fiona fionn fletcher flora frances francesca francesco
	francis francisco freddie frederick freya gabriel gabriela gabriella gareth gary gavin gemma geoff geoffrey george
	georgie georgina geraint gerald geraldine gerard gertrude gethin giles gillian gina giovanni giulia gloria gordon
	graham gregory greta grzegorz gurdeep gurpreet gwen gwendolyn habiba hadiya hafsa hamish hamza hana hanna hannah
	harjit harold haroon harpreet harriet harris harrison harry harvey hasan hassan hazel heather heidi helen helena
	helga henry hilary hollie hugo humaira humza hussain hussein iain ian ibrahim ieuan ifeoma igor imaan imani imogen
	imran inaaya ines inaya ioana ioan irene isaac isabel isabella isabelle isaiah isha ishaan isla isobel ismail ivan
	iwan jack jackie jackson jacob jacqueline jaden jake jakub jamal james jamie jan jana jane janet janice jasmin
	jasmine jason javier jawad jayden jayne jean jeanette jeffrey jemima jenna jennifer jenny jeremy jermaine jerome
	jessica jessie jill jim jimmy joan joanna joanne joao jodie joe joel johanna john johnny jolanta jon jonah jonathan
	jose joseph josephine josh joshua josie joyce juan juanita judith judy julia julian juliana julie juliet juliette
	junaid justin justyna kaden kai kaitlyn kamal kamil kamila kane kareem karen karim karina karl karolina katarzyna
	kate katherine kathleen kathryn katie katrina katy kayla kayleigh keira keiran keith kelly kenneth kenny kerry kevin
	khadija khadijah khalid kian kieran kieron kimberley kimberly kirsten kirsty konrad krishna kristina krzysztof kwame
	kyle kylie laila lara laura lauren laurence layla leah leanne lee leila leilani lena leo leon leona leonard leonardo
	leonie leroy leslie lesley lewis lexi liam lilian lillian lily-mae lilly linda lindsay lindsey lisa lloyd logan lola
	lorenzo loretta lorna lorraine lottie louis louisa louise luca lucas lucia lucinda lucy luis luka lukas lukasz luke
	lydia lynda lynn lynne lynsey mabel maciej macy maddison madeleine madison magdalena maggie mahmoud mahnoor maia
	maisie maisy malachi malaika malcolm malgorzata malik manjit mandeep marcel marcin marcus margaret maria mariam
	marian marie marilyn marina mario marion marius marjorie marlene marsha marta martha martin martina martyn mary
	maryam mateo mateusz matilda matteo matthew maud maureen maurice maya megan mehmet melanie melissa mercedes mia
	micah michael michal michelle miguel mihai mikael mike mila milan milena millicent millie mina miriam mohamed
	mohammad mohammed mohsin moira mollie molly monica monika morgan moses muhammad muhammed mustafa myra nabil nabila
	nadia nadine naomi natalia natalie natasha nathan nathaniel navdeep neha neil nell nellie niamh nicholas nicola nicole
	nigel nikita nikhil nina noah noel nora noreen nuala nusrat nyla odhran oisin olga olivia oliver oliwia ollie oluwaseun
	oluwatobi omar orla oscar osman otis owen pamela pablo paige pankaj patricia patrick paul paula pauline pavel pawel
	pedro peter petra petros phil philip philippa phillip phoebe phyllis piotr polly pooja prakash priya przemyslaw
	rachael rachel rafael rafal raheem rahul raj rajesh ralph ramesh rania raphael rashid raymond rayan rebecca reece
	reggie rehana reuben rhiannon rhian rhona rhys ricardo richard ricky rita riya robert roberta roberto rodney roger
	rohan roisin roland roman romeo ronald ronan ronnie rory rosalind rosaleen rosanna roseanna rosemary rosie rowena roxanne roy roza rupert russell
	ruth ryan sabina sabrina sadia saffron safa safiya saima sairah sajid salma salman sam samantha samina samir samira samuel sana
	sandeep sandra sanjay santiago saoirse sara sarah saskia sasha scarlet scott sean sebastian selina serena shabana
	shabnam shahid shakira shane shanice shannon sharon shaun shauna shayan sheila shelley shirley shona shreya sian
	siddharth sienna silvia simon simone simran sinead siobhan sofia sonia sophia sophie stacey stanislaw stacy stefan
	stefania stella stephanie stephen stephon steve steven stewart stuart suki suleiman sumaya sunil suresh susan
	susannah suzanne sylvia szymon tabitha tahir taliah talha tamara tamsin tania tanisha tanya tara tariq tasnim tatiana
	tayyab tegan terence teresa terry thea thelma theo theodora theodore theresa thomas tiffany tim timothy tina toby
	tomas tomasz tommy toni tony tracey tracy trevor tristan tyrone umar una usman vanessa vera veronica victor vikram
	vincent viktor viktoria vivek vivian vivien vivienne wayne wendy wiktoria wilfred william winifred winston wojciech xander yahya yasin
	yasmin yasmine yosef yousuf youssef yuki yusra yusuf yvette yvonne zac zach zachary zahra zaid zain zainab zakariya zara
	zayn zeeshan zoe zofia zubair zunaira zuzanna
`);

/** Forenames that are as often a word, a month or a place: a person's only before a common surname. */
export const doubtfulForenames = words(`
	alma amber angel april art asia august aurora autumn beau bella bill blake blessing bob bonnie bradley brook brooke
	carter chase chelsea chester cheyenne christian cody cole cooper crystal dale daisy dallas dan dean dee devon dexter
	douglas drew earl eden ed elias evelina faith felix fern finley finn florence ford forest frank fred gail gene genevieve georgia
	gilbert glen glenn grace grant greg guy happy harley harper heath holly hope howard hugh hunter ida india iris
	isabela israel ivy jade jasper jay jayce jet jesse jo jordan joy jude june justice kay ken kendall kent kim king kingsley kit kitty
	lacey lance lane lexie lily lincoln mac mackenzie marcella mark marshall mason matt max may melody mercy milly miles milo miracle mitchell murray ned
	neve nevaeh nick norman olive opal orlando paris parker pat pearl penelope penny perry pete peggy petal poppy precious
	preston prince princess quinn ray raven reed reid rex rio river rob robin rocky ron rose rosa rowan roxy ruby rudy
	sadie sally sandy savannah scarlett sid sidney sky skye skylar sonny spencer stan stanley sue summer sunny sydney
	taylor ted tess tia tiger todd tom trinity troy tyler valentina valentine valerie venus verity vernon vic vicky
	victoria viola violet virginia walter warren wesley will willow winter wren xavier yolanda zac zion alexis ashley charlotte
	ada amal aqua arya ashok aston ayrton benson brent byron carlton clifton clayton clyde curtis darcy darwin denver
	elton gray irma iva jaya joseline kelvin leigh lennox leyton linden lyla marley melvin mohan nelson newton norma otto
	ramsey regan rufus sage saul shelby sheldon sian-marie stirling thor tiana trent tudor wade wendell wilson
`);

/** Surnames that are common in England and Wales and hardly a word of their own. */
export const surnames = words(`
	adams ahmad ahmed akhtar ali allen anderson andrews armstrong arnold atkinson austin bailey baker barker barnes
	barrett begum bell bennett berry bibi bradley brown burke burns burton butler campbell carr chapman chaudhry clark
	clarke cole coleman collins cook cooper cox cunningham davidson davies davis davison dawson dean dixon douglas doyle
	edwards elliott ellis evans ferguson fletcher ford foster fox francis gallagher gardner gibson gill gordon graham
	gray green griffiths hamilton harper harris harrison harvey hassan hawkins henderson holmes howard hughes hunter
	hussain iqbal ibrahim jackson james jenkins johnson johnston jones kaur kelly kennedy khan knight kumar lawrence
	lawson lee lewis lloyd macdonald marsh marshall martin mason matthews mccarthy mcdonald miah miller mitchell mohamed
	moore morgan morris morrison murphy murray nguyen nowak o'brien o'connor o'neill o'sullivan oconnor okafor oliver
	owen palmer parker parsons patel pearson perry phillips poole porter powell rahman reid reynolds richards richardson
	roberts robertson robinson rogers rose ross russell ryan saunders scott shah shaw simpson singh smith spencer
	stevens stevenson stewart stone sutton taylor thomas thompson thomson turner uddin wallace walker walsh watson watts
	webb webster west white wilkinson williams williamson wilson wood woods wright young
`);

/** Words that follow a forename in the name of a place, a body or a thing, or that a text has anyway. */
export const notSurnames = words(`
	academies academy agency allowance and area areas association avenue bank base board borough branch bridge building
	buildings campus care case cases castle cathedral centre centres charity charter children church city clinic close
	club college commission committee community contact contacts copy corner council county court crescent data day
	department directorate district draft drive east education estate export family farm figures file final first
	foundation fund funding gardens gate gate green grove grammar hall hampers health heights help high hill home homes hospice
	hospital hostel hotel house housing hub icb infant infants infirmary initiative inn institute island junior lane
	law library lodge locality manor market medical memorial mews monthly museum north nursery office one outcomes
	parade parish park partnership place plan police primary prison programme project quarter quarterly quadrant
	referral referrals refuge region report reports residence return returns review road royal row school schools second
	secondary section service services sheet shelter site sixth social south special square st station statistics status
	street suite summary surgery target team teams terrace the third total town trust union unit university update
	upload upper valley version view villa village villas volume walk ward warehouse way west wharf whole wing with works
	year youth yes no ltd limited plc cic cio mat nhs mash cin cpp cla lac lado send ehcp eet neet gcse ofsted dfe ons
	january february march april may june july august september october november december jan feb mar apr jun jul aug sep
	sept oct nov dec spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday easter christmas
	surrey england wales scotland ireland london
`);

/** What goes before a forename in the name of a saint, a school or a hospital. */
export const honours = words('st saint saints queen king prince princess the our lake mount port');

/** The one or two letters with which the postcodes of each part of the country begin. */
export const postcodeAreas = words(`
	ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl
	gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox
	pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr
	ws wv yo ze
`);
