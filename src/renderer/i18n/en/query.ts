/** The search language: what keys mean, what a query finds, what was not understood. */
export const query = {
  'query.key.agent': 'The agent (name, login or id), also without a message',
  'query.key.customer': 'The customer (name or id), also without a message (also person:)',
  'query.key.bot': 'The bot (name or id)',
  'query.key.from': 'Messages by this person (name, login or id) or role',
  'query.key.said': 'Words in any message',
  'query.key.anywhere': 'Words in any field: what was said, names, queues, ids and all others',
  'query.key.customer-said': 'Words in messages by the customer',
  'query.key.agent-said': 'Words in messages by an agent',
  'query.key.bot-said': 'Words in messages by a bot',
  'query.key.system': 'Words in messages by the system',
  'query.key.internal': 'Words in messages for agents only',
  'query.key.card': 'Words in rich content',
  'query.key.with': 'This person took part, with or without a message',
  'query.key.handled': 'The agent or bot who handled it',
  'query.key.in': 'The queue or skill, or a path above it (also queue: and skill:)',
  'query.key.group': 'The group of the agent',
  'query.key.source': 'The system it comes from',
  'query.key.channel': 'The channel',
  'query.key.lang': 'The language',
  'query.key.account': 'The account or tenant',
  'query.key.before': 'Started before this day',
  'query.key.after': 'Started on this day or later',
  'query.key.on': 'Started on this day',
  'query.key.during': 'Started in this day, month, quarter, year or range',
  'query.key.duration': 'How long it lasted',
  'query.key.wait': 'The wait in the queue',
  'query.key.reply': 'The time to the first reply',
  'query.key.messages': 'The number of messages',
  'query.key.score': 'The score, from 0 to 100',
  'query.key.csat': 'The satisfaction in the survey',
  'query.key.mine': 'My own evaluation, from 0 to 100',
  'query.key.alert': 'The sign of the score: -1, 0 or 1',
  'query.key.outcome': 'How it ended, as the source says',
  'query.key.status': 'Open, ended, queued, dismissed or failed',
  'query.key.ended': 'Who ended it',
  'query.key.has': 'What it contains',
  'query.key.is': 'What became of it, and how I marked it',
  'query.key.tag': 'My tag',
  'query.key.note': 'Words in my notes',
  'query.key.cobrowse': 'The time of co-browsing, all sessions together',
  'query.key.question': 'Words in survey questions',
  'query.key.survey': 'Words in survey answers',
  'query.key.visitor': 'Words in what is known of the visitor',
  'query.key.campaign': 'Words in what is known of the campaign',
  'query.key.purchase': 'Words in purchases',
  'query.key.viewed': 'Words in viewed products',
  'query.key.cart': 'Words in shopping carts',
  'query.key.service': 'Words in service activities',
  'query.key.error': 'Words in errors the customer met',
  'query.key.lead': 'Words in leads',
  'query.key.profile': 'Words in the customer’s profile',
  'query.key.marketing': 'Words in where the customer came from',
  'query.key.personal': 'Words in personal details',
  'query.key.id': 'An id of the conversation, its visit or its customer',
  'query.key.file': 'The file it was read from',
  'query.key.import': 'The import it came with',
  'query.key.field': 'Any field of the original record',

  'query.problem.unknown-key': 'Unknown filter “{part}”: it is searched as a word.',
  'query.problem.unknown-value': '“{part}” is not one of the choices and is ignored.',
  'query.problem.missing-value': 'A value is missing after “{part}”.',
  'query.problem.not-a-number': '“{part}” is not a number and is ignored.',
  'query.problem.not-a-duration': '“{part}” is not a duration such as 15m or 1h30m and is ignored.',
  'query.problem.not-a-time': '“{part}” is not a date such as 2025-03-01 or -30d and is ignored.',
  'query.problem.bad-pattern': '“{part}” is not a regular expression and is ignored.',
  'query.problem.no-letters': '“{part}” has no letter or digit to search for and is ignored.',
  'query.problem.unclosed-quote': 'The quotation mark is not closed: everything after it is taken as the phrase.',
  'query.problem.unclosed-bracket': 'The bracket is not closed: it extends to the end.',
  'query.problem.stray-bracket': 'This bracket closes nothing and is ignored.',
  'query.problem.stray-operator': '“{part}” joins nothing and is ignored.',

  'query.suggest.text': 'In the text',
  'query.suggest.keys': 'Filters',
  'query.suggest.examples': 'Examples',
  'query.topic.people': 'People',
  'query.topic.words': 'Words in messages',
  'query.topic.time': 'Time',
  'query.topic.place': 'Queue, source and language',
  'query.topic.amounts': 'Amounts',
  'query.topic.outcome': 'Outcome',
  'query.topic.contents': 'Contents',
  'query.topic.customer': 'Visitor and attributes',
  'query.topic.marks': 'My marks',
  'query.topic.origin': 'Identity and origin',
  'query.sign.word':
    'A word, or the beginning of one, that was said: in messages, cards and surveys, and in my notes and tags',
  'query.sign.close': 'A word like this, also with one letter wrong, with two in words of eight letters and more',
  'query.sign.phrase': 'Exactly these words in a row',
  'query.sign.all': 'Both words, anywhere',
  'query.sign.any': 'Either word, or both',
  'query.sign.not': 'Without this',
  'query.sign.brackets': 'Groups terms',
  'query.sign.values': 'One of several values',
  'query.sign.whole': 'The exact name',
  'query.sign.known': 'Any value',
  'query.sign.pattern': 'A regular expression, over single texts',
  'query.suggest.beginning': 'words that begin with {words}',
  'query.loosen.unquoted': 'Without the quotation marks',
  'query.loosen.anywhere': 'Anywhere in the conversation',
  'query.loosen.everywhere': 'In names, queues, ids and other fields, too',
  'query.loosen.meant': 'Did you mean “{word}”?',
  'query.loosen.without': 'Without {part}',

  'query.explain.everything': 'All conversations.',
  'query.explain.sentence': 'Conversations that {clauses}.',
  'query.explain.sentenceOfTime':
    'Conversations that {clauses} ({zone, select, recorded {days as recorded by each file} other {days in {zone}}}).',
  'query.explain.group': '({clauses})',
  'query.explain.not': 'do not fit {clauses}',
  'query.explain.nothing': '{not, select, yes {are not conversations at all} other {are conversations at all}}',

  'query.what.word': 'a word beginning with {text}',
  'query.what.close': 'a word like {text}, also misspelt',
  'query.what.phrase': 'exactly {text}',
  'query.words.plain': '{not, select, yes {do not contain {what}} other {contain {what}}}',
  'query.words.anywhere': '{not, select, yes {have no field with {what}} other {have a field with {what}}}',
  'query.words.said': '{not, select, yes {have no message with {what}} other {have a message with {what}}}',
  'query.words.customer-said':
    '{not, select, yes {have no message by the customer with {what}} other {have a message by the customer with {what}}}',
  'query.words.agent-said':
    '{not, select, yes {have no message by an agent with {what}} other {have a message by an agent with {what}}}',
  'query.words.bot-said':
    '{not, select, yes {have no message by a bot with {what}} other {have a message by a bot with {what}}}',
  'query.words.system':
    '{not, select, yes {have no message by the system with {what}} other {have a message by the system with {what}}}',
  'query.words.internal':
    '{not, select, yes {have no message for agents only with {what}} other {have a message for agents only with {what}}}',
  'query.words.card': '{not, select, yes {have no rich content with {what}} other {have rich content with {what}}}',
  'query.words.question':
    '{not, select, yes {have no survey question with {what}} other {have a survey question with {what}}}',
  'query.words.survey':
    '{not, select, yes {have no survey answer with {what}} other {have a survey answer with {what}}}',
  'query.words.visitor': '{not, select, yes {are by no visitor with {what}} other {are by a visitor with {what}}}',
  'query.words.campaign':
    '{not, select, yes {do not come from a campaign with {what}} other {come from a campaign with {what}}}',
  'query.words.purchase': '{not, select, yes {have no purchase with {what}} other {have a purchase with {what}}}',
  'query.words.viewed':
    '{not, select, yes {have no viewed product with {what}} other {have a viewed product with {what}}}',
  'query.words.cart': '{not, select, yes {have no shopping cart with {what}} other {have a shopping cart with {what}}}',
  'query.words.service':
    '{not, select, yes {have no service activity with {what}} other {have a service activity with {what}}}',
  'query.words.error':
    '{not, select, yes {have no customer error with {what}} other {have a customer error with {what}}}',
  'query.words.lead': '{not, select, yes {have no lead with {what}} other {have a lead with {what}}}',
  'query.words.profile':
    '{not, select, yes {have no customer profile with {what}} other {have a customer profile with {what}}}',
  'query.words.marketing':
    '{not, select, yes {have no marketing details with {what}} other {have marketing details with {what}}}',
  'query.words.personal':
    '{not, select, yes {have no personal details with {what}} other {have personal details with {what}}}',

  'query.names.from': '{not, select, yes {have no message by {names}} other {have a message by {names}}}',
  'query.names.with': '{not, select, yes {took place without {names}} other {took place with {names}}}',
  'query.names.handled': '{not, select, yes {were not handled by {names}} other {were handled by {names}}}',
  'query.names.in': '{not, select, yes {were not in the queue {names}} other {were in the queue {names}}}',
  'query.names.group':
    '{not, select, yes {were not handled by the group {names}} other {were handled by the group {names}}}',
  'query.names.channel':
    '{not, select, yes {did not come through the channel {names}} other {came through the channel {names}}}',
  'query.names.lang': '{not, select, yes {are not in the language {names}} other {are in the language {names}}}',
  'query.names.tag': '{not, select, yes {do not have my tag {names}} other {have my tag {names}}}',
  'query.names.note': '{not, select, yes {have no note of mine with {names}} other {have a note of mine with {names}}}',
  'query.names.account':
    '{not, select, yes {do not belong to the account {names}} other {belong to the account {names}}}',
  'query.names.outcome': '{not, select, yes {did not end as {names}} other {ended as {names}}}',
  'query.names.id': '{not, select, yes {do not have the id {names}} other {have the id {names}}}',
  'query.names.customer':
    '{not, select, yes {are not with the customer {names}} other {are with the customer {names}}}',
  'query.names.agent': '{not, select, yes {are not with the agent {names}} other {are with the agent {names}}}',
  'query.names.bot': '{not, select, yes {are not with the bot {names}} other {are with the bot {names}}}',
  'query.role':
    '{role, select, customer {the customer} agent {an agent} bot {a bot} system {the system} other {{role}}}',
  'query.names.file':
    '{not, select, yes {were not read from the file {names}} other {were read from the file {names}}}',
  'query.names.import':
    '{not, select, yes {did not come with the import {names}} other {came with the import {names}}}',

  'query.choices.source': '{not, select, yes {do not come from {names}} other {come from {names}}}',
  'query.choices.status': '{not, select, yes {are not {names}} other {are {names}}}',
  'query.choices.ended': '{not, select, yes {were not ended by {names}} other {were ended by {names}}}',
  'query.choices.has': '{not, select, yes {do not have {names}} other {have {names}}}',
  'query.choices.is': '{not, select, yes {are not {names}} other {are {names}}}',
  'query.choice.status':
    '{choice, select, open {still open} ended {ended} queued {waiting in a queue} dismissed {dismissed} failed {failed} other {{choice}}}',
  'query.choice.ended':
    '{choice, select, customer {the customer} agent {an agent} bot {a bot} system {the system} other {{choice}}}',
  'query.choice.has':
    '{choice, select, rich {rich content} file {a file} link {a link} form {a form} survey {a survey} cobrowse {co-browsing} internal {a message for agents only} canned {a canned reply} attribute {an attribute} finding {a finding} note {a note of mine} interactiveCobrowse {interactive co-browsing} pii {personal data} conflict {copies that contradict each other} other {{choice}}}',
  'query.choice.is':
    '{choice, select, partial {partial} spam {spam} transferred {transferred} abandoned {abandoned} missed {missed} interactive {interactive (the customer wrote something)} notEnriched {not yet enriched} empty {without messages} flagged {flagged by me} reviewed {reviewed by me} other {{choice}}}',

  'query.amount':
    '{relation, select, is {{value}} less {less than {value}} atMost {at most {value}} more {more than {value}} atLeast {at least {value}} other {{value} to {until}}}',
  'query.number.messages':
    '{not, select, yes {do not have {count, plural, =-1 {{amount} messages} one {# message} other {# messages}}} other {have {count, plural, =-1 {{amount} messages} one {# message} other {# messages}}}}',
  'query.number.score': '{not, select, yes {do not have a score of {amount}} other {have a score of {amount}}}',
  'query.number.csat':
    '{not, select, yes {do not have a satisfaction of {amount}} other {have a satisfaction of {amount}}}',
  'query.number.mine': '{not, select, yes {were not evaluated at {amount}} other {were evaluated at {amount}}}',
  'query.number.alert':
    '{not, select, yes {do not have {amount} as the sign of the score} other {have {amount} as the sign of the score}}',
  'query.duration.duration': '{not, select, yes {did not last {amount}} other {lasted {amount}}}',
  'query.duration.wait': '{not, select, yes {did not wait {amount} in the queue} other {waited {amount} in the queue}}',
  'query.duration.reply':
    '{not, select, yes {did not have the first reply after {amount}} other {had the first reply after {amount}}}',
  'query.duration.cobrowse':
    '{not, select, yes {do not have {amount} of co-browsing} other {have {amount} of co-browsing}}',

  'query.time.since': '{not, select, yes {did not start on or after {from}} other {started on or after {from}}}',
  'query.time.before': '{not, select, yes {did not start before {until}} other {started before {until}}}',
  'query.time.on': '{not, select, yes {did not start on {from}} other {started on {from}}}',
  'query.time.within':
    '{not, select, yes {did not start between {from} and {until}} other {started between {from} and {until}}}',
  'query.time.never': '{not, select, yes {started at any time} other {started at no time at all}}',

  'query.known.agent': '{not, select, yes {are with no agent} other {are with an agent}}',
  'query.known.bot': '{not, select, yes {are with no bot} other {are with a bot}}',
  'query.known.handled': '{not, select, yes {had no agent} other {had an agent}}',
  'query.known.in': '{not, select, yes {were in no queue} other {were in a queue}}',
  'query.known.group': '{not, select, yes {have no recorded group} other {have a recorded group}}',
  'query.known.source': '{not, select, yes {have no recorded source} other {have a recorded source}}',
  'query.known.channel': '{not, select, yes {have no recorded channel} other {have a recorded channel}}',
  'query.known.lang': '{not, select, yes {have no recorded language} other {have a recorded language}}',
  'query.known.account': '{not, select, yes {have no recorded account} other {have a recorded account}}',
  'query.known.start': '{not, select, yes {have no recorded start} other {have a recorded start}}',
  'query.known.duration': '{not, select, yes {have no known duration} other {have a known duration}}',
  'query.known.wait': '{not, select, yes {have no known wait} other {have a known wait}}',
  'query.known.reply': '{not, select, yes {have no known first reply} other {have a known first reply}}',
  'query.known.messages': '{not, select, yes {have no count of messages} other {have a count of messages}}',
  'query.known.score': '{not, select, yes {have no score} other {have a score}}',
  'query.known.csat': '{not, select, yes {have no satisfaction value} other {have a satisfaction value}}',
  'query.known.alert': '{not, select, yes {have no sign of the score} other {have a sign of the score}}',
  'query.known.mine': '{not, select, yes {have no evaluation of mine} other {have an evaluation of mine}}',
  'query.known.tag': '{not, select, yes {have no tag of mine} other {have a tag of mine}}',
  'query.known.note': '{not, select, yes {have no note of mine} other {have a note of mine}}',
  'query.known.outcome': '{not, select, yes {have no recorded outcome} other {have a recorded outcome}}',
  'query.known.status': '{not, select, yes {have no recorded status} other {have a recorded status}}',
  'query.known.ended': '{not, select, yes {do not say who ended them} other {say who ended them}}',
  'query.known.has': '{not, select, yes {contain nothing special} other {contain something special}}',
  'query.known.is': '{not, select, yes {have no flag} other {have a flag}}',
  'query.known.cobrowse': '{not, select, yes {have no known co-browsing time} other {have a known co-browsing time}}',
  'query.known.file': '{not, select, yes {have no recorded file} other {have a recorded file}}',
  'query.known.import': '{not, select, yes {have no recorded import} other {have a recorded import}}',

  'query.pattern':
    '{not, select, yes {have no text that fits the expression {source}} other {have a text that fits the expression {source}}}',
  'query.field.present':
    '{not, select, yes {have no field {path} in the original} other {have a field {path} in the original}}',
  'query.field.value':
    '{not, select, yes {have no field {path} that is {value} in the original} other {have a field {path} that is {value} in the original}}',
} as const;
