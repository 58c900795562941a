/** What can be found in a file, and what can go wrong, by code (`finding.` + code). */
export const findings = {
  // the archive
  'finding.backup/not-a-backup': 'This file is not a backup of Lectern. Open a file whose name ends in .lectern.',
  'finding.backup/newer': 'A later version of Lectern wrote this file. Open it with that version.',
  'finding.backup/wrong-password': 'This is not the password of the backup. Try again with the right one.',
  'finding.backup/damaged':
    'The file is not complete or not as it was written. Nothing of it was used. Try another copy of the backup.',
  'finding.backup/not-written':
    'The file could not be written to this place. Make room there, or choose another place, and try again.',
  'finding.backup/not-read': 'The file could not be read. Check that it is where it was, and try again.',
  'finding.backup/not-marks': 'This file does not hold marks of Lectern. Open one that was saved as marks.',
  'finding.archive/newer-archive':
    'A newer version of Lectern wrote this archive, so it was left as it is. Open it with that version.',
  'finding.archive/damaged':
    'Something in the archive is missing or cannot be read. Check the archive: this shows what is affected, and repairs what can be rebuilt from the original records.',
  'finding.archive/disk-full':
    'The disk is full, or the browser allows no more space. Make room, restart Lectern, and repeat what you did.',
  'finding.archive/not-written':
    'The archive could not be written to ({name}). Most often the disk is full, which the system does not always report. Make room, restart Lectern, and repeat what you did.',
  'finding.archive/no-room':
    'There is not enough room on the disk: {needed} are needed, {reserve} of which stay free; {free} are free. Make room, or import fewer files at once.',
  'finding.archive/restored-elsewhere':
    'Another window is restoring the archive. Try again when it has finished, or close that window first.',
  'finding.archive/reader-gone':
    'The part of Lectern that reads files has stopped, perhaps because memory ran out. Try again with fewer files at once. If a single file causes this, please report it.',
  'finding.archive/unavailable':
    'The archive cannot be opened ({name}). Another program may be using its files, or the disk may be full. Close every window of Lectern, make sure there is room on the disk, and open it again.',
  'finding.page/unexpected':
    'An unexpected error occurred ({message}). Try again, or restart Lectern. If it happens again, please report it.',
  'finding.archive/lost-original':
    'This original record was damaged on the disk and cannot be read any more. Import its file again to get it back.',

  // files and records, whatever their vendor
  'finding.archive/not-journalled':
    'The change is in the archive, but could not be copied to the second record outside the database. The disk may be full. Make room, then change any mark: that writes the whole copy again.',
  'finding.archive/in-doubt':
    'A part of the archive was lost. Open Lectern’s window and choose there how to recover it.',
  'finding.engine/first-record': 'This is the first record of the file.',
  'finding.engine/empty-file': 'The file is empty.',
  'finding.engine/no-records': 'The file contains no records.',
  'finding.engine/binary-file':
    'This is {what, select, picture {a picture} pdf {a PDF document} office {a document of an office program} program {a program} sound {a sound or video file} database {a database} archive {an archive of a kind that is not unpacked here: please unpack it first} encrypted {an encrypted or encoded file: it has to be decrypted before it can be read} other {a file of an unknown kind}}. It contains no text that could be read.',
  'finding.engine/no-json': 'This is plain text without any JSON in it.',
  'finding.engine/looks-like-html': 'This is a web page without any JSON in it.',
  'finding.engine/only-brackets': 'The file contains only nested brackets, and no record.',
  'finding.engine/looks-like-csv': 'This is a table. Chat exports are read from JSON files only.',
  'finding.engine/rich-content':
    'This is rich content without a conversation. You can look at it here; it is not stored.',
  'finding.engine/broken-rich-content': 'The rich content is broken JSON. It is shown as the text it is.',
  'finding.engine/known-other-format': 'This is data of {format}, which Lectern does not read yet.',
  'finding.engine/unknown-shape':
    'The record is valid, but of no known kind.{has_members, select, yes { Its members: {members}{more, plural, =0 {} other { and # more}}.} other {}}',
  'finding.engine/two-claims': 'The record could be several things, so none was assumed: {shapes}.',
  'finding.engine/not-json': 'The record is broken at this place and could not be repaired.',
  'finding.engine/not-an-object': 'The record is not a JSON object.',
  'finding.engine/unquoted-value':
    'A word without quotation marks stands where a value belongs, as in a template. Its meaning is not known.',
  'finding.engine/too-deep':
    'The record has {depth, plural, =0 {too many} other {#}} brackets inside one another. At most {limit} are read.',
  'finding.engine/record-too-large': 'The record is larger than {limit} MB.',
  'finding.engine/unclosed-record': 'The record begins here and is not closed before another record begins.',
  'finding.engine/truncated-record': 'The file ends in the middle of this record.',
  'finding.engine/unfinished-file':
    'The file ends before its list of records does. It may be truncated, and records may be missing.',
  'finding.engine/reading-failed':
    'The record could not be read because of a mistake in Lectern ({problem} in {shape}). Please report it.',
  'finding.engine/failed': 'The files could not be read because of a mistake in Lectern ({problem}). Please report it.',
  'finding.engine/text-around-json': 'The file contains text around its records. It was ignored.',
  'finding.engine/page-rest': 'A page has fields after its records. They are kept as a record of their own.',
  'finding.engine/unreadable-page': 'What a page says about itself could not be read. Its records were.',
  'finding.engine/windows-1252': 'The file is not written in Unicode. It was read as Windows-1252.',
  'finding.engine/utf-16': 'The file is written in UTF-16. It was read as such.',
  'finding.engine/long-numbers': 'The file has very long numbers. They are kept as text, so that no digit is lost.',
  'finding.engine/repeated-member': 'The field {name} occurs more than once. The last one was used.',
  'finding.engine/many-messages': 'The conversation has {count} messages, which is unusually many.',
  'finding.engine/many-participants': 'The conversation has {count} participants, which is unusually many.',
  'finding.engine/file-too-large': 'The file is larger than {limit} GB. Please export it in several parts.',
  'finding.engine/missing-file':
    'The file is not there any more. It may have been moved or renamed: look for it and open it again.',
  'finding.engine/unreadable-file':
    'The file could not be read ({reason}). Another program may hold it, or you may lack the right to read it: copy it to a folder of your own and open the copy.',
  'finding.engine/no-files': 'No files were given.',
  'finding.engine/unknown-option': 'The option {option} is not known.',
  'finding.engine/waiting-for-conversation': 'The record belongs to a conversation that is not in these files.',
  'finding.engine/reader-silent':
    'This record could not be read in reasonable time. It was skipped, and reading continued after it.',
  'finding.engine/reader-silent-file': 'This file could not be read in reasonable time. The rest of it was skipped.',
  'finding.engine/reader-gone':
    'The part of Lectern that reads files stopped unexpectedly. Nothing was imported. Please try again; if it happens again, import the files one by one to find the one that causes it.',
  'finding.engine/reader-not-started':
    'The part of Lectern that reads files did not start. Nothing was imported. Please restart Lectern and try again.',
  'finding.engine/archive-empty': 'The archive contains no files.',
  'finding.engine/archive-damaged': 'The archive is damaged or cut off. What could be unpacked was read.',
  'finding.engine/archive-encrypted': 'The archive is encrypted. It has to be unpacked with its password first.',
  'finding.engine/archive-compression': 'The file is packed in a way that is not known here.',
  'finding.engine/archive-ratio': 'The file unpacks to far more than an export would. It was not read further.',
  'finding.engine/archive-too-large': 'The archive unpacks to more than can be read at once.',
  'finding.engine/archive-too-many-members': 'The archive contains more files than can be read at once.',
  'finding.engine/archive-too-deep':
    'The archive is inside {limit, plural, one {another archive} other {# other archives}}. It was not unpacked.',

  // copies of one conversation that contradict each other
  'finding.merge/message-differs':
    'A message has different text in this copy than in {file}. Both versions are kept and shown.',
  'finding.merge/message-likely-differs':
    'A message has different text in this copy than in {file}, by the same person at the same time: likely the same message. Both are kept and shown.',
  'finding.merge/event-differs': 'An event differs between this copy and {file}. Both versions are kept and shown.',
  'finding.merge/survey-differs':
    'Survey answers differ between this copy and {file}. Both versions are kept and shown.',
  'finding.merge/value-differs':
    'This copy has another {value, select, account {account} channel {channel} language {language} requestedAt {time of the request} startedAt {start time} endedAt {end time} statedDurationMs {duration} statedWaitMs {wait} status {status} disposition {disposition} startReason {start reason} endReason {end reason} endedBy {answer to who ended the conversation} score {score} mood {mood} satisfaction {satisfaction} queue {queue} other {value}} than {file} has. Both values are kept and shown.',
  'finding.merge/role-differs': 'A participant has another role in this copy than in {file}. Both are kept and shown.',
  'finding.merge/extra-differs':
    'This copy has another value in the field {name} than {file} has. Both values are kept and shown.',
  'finding.merge/attribute-differs':
    'An attribute has different values in this copy than in {file}. Both versions are kept and shown.',

  // repairs of broken records
  'finding.repair/trailing-comma': 'A comma stood before a closing bracket.',
  'finding.repair/missing-comma': 'A comma was missing.',
  'finding.repair/extra-comma': 'There was a comma too many.',
  'finding.repair/extra-bracket': 'There was a closing bracket too many.',
  'finding.repair/missing-bracket': 'A closing bracket was missing.',
  'finding.repair/missing-quote': 'A closing quotation mark was missing.',
  'finding.repair/smart-quotes': 'Typographic quotation marks stood in place of plain ones.',
  'finding.repair/single-quotes': 'Single quotation marks stood in place of double ones.',
  'finding.repair/unquoted-key': 'A field name had no quotation marks.',
  'finding.repair/unescaped-quote': 'A quotation mark inside a text was not marked as part of it.',
  'finding.repair/bad-escape': 'A backslash stood before a character that needs none.',
  'finding.repair/control-character': 'A line break, tab or control character stood inside a text.',
  'finding.repair/odd-space': 'There were unusual spaces between fields.',
  'finding.repair/odd-number': 'A number was not written as JSON numbers are. It is kept as text.',
  'finding.repair/foreign-literal': 'A value of another language (such as None or NaN) was converted.',
  'finding.repair/shell-value': 'MongoDB shell syntax (such as ObjectId) was converted.',
  'finding.repair/extended-json': 'MongoDB extended JSON was converted.',
  'finding.repair/comment': 'There was a comment.',
  'finding.repair/ellipsis': 'Dots stood in place of left-out values.',
  'finding.repair/other': 'The record was broken at this place and was repaired as well as possible.',

  // LivePerson
  'finding.liveperson/search-request': 'This is a LivePerson search request. It contains no conversations.',
  'finding.liveperson/file-listing':
    'This is a list of LivePerson export files. The conversations are in the files it names, not in the list.',
  'finding.liveperson/empty-page': 'This page of LivePerson results contains no conversations.',
  'finding.liveperson/no-info': 'The record has no engagement information, so it cannot be told which chat it is.',
  'finding.liveperson/no-engagement-id': 'The record has no engagement id and nothing that could stand in for one.',
  'finding.liveperson/substitute-id':
    'The record has no engagement id. Another identification was used, so a full copy of this chat will not be joined to it.',
  'finding.liveperson/partial-record':
    'LivePerson marks this chat as truncated. A complete copy can be exported by its engagement id.',
  'finding.liveperson/partial-result':
    'LivePerson could not search all of its data for this page. Conversations may be missing from the export.',
  'finding.liveperson/two-clocks':
    '{count, plural, one {One time is given twice with different values} other {# times are given twice with different values}}. The numeric value was used, and both are kept.',
  'finding.liveperson/impossible-times':
    '{count, plural, one {One co-browse session has times that cannot all be true} other {# co-browse sessions have times that cannot all be true}}. They are shown as they are.',
  'finding.liveperson/unjoined-scores':
    '{count, plural, one {One line score belongs to no line that is here} other {# line scores belong to no line that is here}}. They are kept among the other fields.',
  'finding.liveperson/unreadable-lines':
    '{count, plural, one {One element of the transcript is not a line} other {# elements of the transcript are not lines}}. They are kept among the other fields.',
  'finding.liveperson/line-without-text':
    '{count, plural, one {One line has neither text nor rich content} other {# lines have neither text nor rich content}}.',
  'finding.liveperson/broken-card':
    '{count, plural, one {The rich content of one line could not be read} other {The rich content of # lines could not be read}}. It is shown as it was written.',

  // Lectern's own
  'finding.lectern/other-version':
    'This conversation was written by another version of Lectern, which this one cannot read.',
  'finding.lectern/not-a-conversation':
    'This looks like a conversation that Lectern wrote, but it was changed or is not whole.',

  // VCC Live
  'finding.vcc-live/email': 'This is an e-mail of VCC Live. It contains no chat.',
  'finding.vcc-live/call': 'This is a telephone call of VCC Live. It contains no chat.',
  'finding.vcc-live/webhook': 'This is a VCC Live webhook about something else than a chat.',
  'finding.vcc-live/no-chat-id': 'The record has no chat number, so it cannot be told which chat it is.',
  'finding.vcc-live/no-ticket-id': 'The record has no ticket number, so it cannot be told which ticket it is.',
  'finding.vcc-live/no-project':
    'The record does not say its project. Chat numbers count inside a project, so another chat may have the same one.',
  'finding.vcc-live/ticket-without-project':
    'The ticket does not say its project, so it could not be joined to its chat.',
  'finding.vcc-live/unreadable-lines':
    'What was said is written in a way that could not be read. It is kept as it was.',
  'finding.vcc-live/lines-without-time':
    '{count, plural, one {One line has no readable time} other {# lines have no readable time}}. They keep their place.',
  'finding.vcc-live/lines-out-of-order': 'The lines are not in the order of their times. They are shown in that order.',

  // Enghouse CTLive
  'finding.ctlive/no-room': 'The record names no room, so it cannot be told which conversation it is.',
  'finding.ctlive/no-message-id': 'The file does not say which message it belongs to.',
  'finding.ctlive/no-begin-time': 'The contact has no time of beginning.',
  'finding.ctlive/not-ended': 'The contact had not ended when it was exported. Later messages may be missing.',
  'finding.ctlive/content-missing':
    '{count, plural, one {One message was exported without its content} other {# messages were exported without their content}}.',
  'finding.ctlive/messages-without-time':
    '{count, plural, one {One message has no time} other {# messages have no time}}. They keep their place in the file.',

  // Google CCAI
  'finding.ccai/agent-state': 'This says that an agent logged in or out. It contains no chat.',
  'finding.ccai/call-event': 'This is a state of a telephone call. It contains no chat.',
  'finding.ccai/call-session':
    'These are details of a telephone call. They are shown only if messages were sent during it.',
  'finding.ccai/no-chat-id': 'The record has no chat number, so it cannot be told which chat it is.',
  'finding.ccai/feedback-missing': 'The record says that there is feedback, and contains none.',
  'finding.ccai/entries-without-time':
    '{count, plural, one {One entry has no time} other {# entries have no time}}. They keep their place in the file.',
  'finding.ccai/markdown-as-text':
    '{count, plural, one {One message has more markup than anybody writes. It is} other {# messages have more markup than anybody writes. They are}} shown as plain text.',
} as const;
