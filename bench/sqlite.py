"""SQLite's FTS5 over the same corpus: builds a database as one would, and times queries.

Reads {"corpus", "rounds", "classes": [{"name", "texts": [{"words": [[term, prefix], …], "phrase", "agent", "from",
"until", "facets"}]}]} from standard input and writes {"version", "parse", "store", "index", "bytes", "textBytes",
"classes": [{"name", "times", "withRows", "cold", "messages"}]} to standard output. Times of queries are in milliseconds.
"""

import json
import os
import re
import sqlite3
import sys
import tempfile
import time

TAGS = re.compile(r"<[^>]*>")


def build(path, corpus):
    started = time.perf_counter()
    with open(corpus, encoding="utf-8") as file:
        records = json.load(file)["interactionHistoryRecords"]
    read = time.perf_counter()
    database = sqlite3.connect(path)
    database.executescript(
        """
        pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000;
        create table conversations(id integer primary key, at integer, agent text, queue text);
        create table messages(id integer primary key, conversation integer, text text);
        create virtual table texts using fts5(text, content='messages', content_rowid='id',
          tokenize='unicode61 remove_diacritics 2', prefix='3 4');
        """
    )
    text_bytes = 0
    conversations, messages = [], []
    for record in records:
        info = record["info"]
        conversation = len(conversations) + 1
        conversations.append((conversation, info["startTimeL"], info["agentFullName"], info["skillName"]))
        for line in record["transcript"]["lines"]:
            text = TAGS.sub(" ", line["text"]) if line["textType"] == "html" else line["text"]
            text_bytes += len(text.encode())
            messages.append((len(messages) + 1, conversation, text))
    database.executemany("insert into conversations values(?, ?, ?, ?)", conversations)
    database.executemany("insert into messages values(?, ?, ?)", messages)
    database.executescript(
        """
        create index of_conversation on messages(conversation);
        create index by_time on conversations(at);
        create index by_agent on conversations(agent, at);
        """
    )
    stored = time.perf_counter()
    database.executescript(
        """
        insert into texts(texts) values('rebuild');
        insert into texts(texts) values('optimize');
        analyze;
        """
    )
    database.commit()
    indexed = time.perf_counter()
    database.close()
    return {
        "parse": read - started,
        "store": stored - read,
        "index": indexed - stored,
        "textBytes": text_bytes,
        "bytes": os.path.getsize(path),
    }


def term(word, prefix):
    return f'"{word}"' + ("*" if prefix else "")


def expression(query):
    if query.get("phrase"):
        return '"' + " ".join(word for word, _ in query["words"]) + '"'
    return " and ".join(term(word, prefix) for word, prefix in query["words"])


JOINED = "from texts join messages m on m.id = texts.rowid join conversations c on c.id = m.conversation"
FACETS = ("c.agent", "c.queue", "strftime('%Y-%m', c.at / 1000, 'unixepoch')")


def ask(database, query, rows=False):
    """The count and the newest 50 messages, by number: what costs FTS5 least. With `rows` also what a list shows of them.
    Only filters and facets need the conversations.
    """
    values = [expression(query)]
    if query.get("facets"):
        found = "select distinct conversation from messages where id in (select rowid from texts where texts match ?)"
        for column in FACETS:
            database.execute(
                f"select {column}, count(*) from conversations c where c.id in ({found}) group by 1 order by 2 desc",
                values,
            ).fetchall()
        return None
    source, order = "from texts where texts match ?", "texts.rowid"
    if "agent" in query:
        source = f"{JOINED} where texts match ? and c.agent = ? and c.at >= ? and c.at < ?"
        order = "c.at desc, m.id"
        values += [query["agent"], query["from"], query["until"]]
    messages = database.execute(f"select count(*) {source}", values).fetchone()[0]
    newest = database.execute(f"select texts.rowid {source} order by {order} desc limit 50", values).fetchall()
    if rows:
        chosen = ",".join(str(number) for (number,) in newest)
        database.execute(
            "select m.text, c.* from messages m join conversations c on c.id = m.conversation "
            f"where m.id in ({chosen}) order by m.id desc"
        ).fetchall()
    return messages


def timed(work):
    started = time.perf_counter()
    answer = work()
    return (time.perf_counter() - started) * 1000, answer


def main():
    task = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "corpus.db")
        built = build(path, task["corpus"])
        classes = []
        for kind in task["classes"]:
            cold_connection = sqlite3.connect(path)
            cold, _ = timed(lambda: ask(cold_connection, kind["texts"][0]))
            cold_connection.close()
            database = sqlite3.connect(path)
            database.execute("pragma cache_size = -200000")
            times, with_rows, answers = [], [], []
            for round_number in range(task["rounds"] + 1):
                answers = []
                for query in kind["texts"]:
                    ms, answer = timed(lambda: ask(database, query))
                    answers.append(answer)
                    if round_number > 0:
                        times.append(ms)
                        with_rows.append(timed(lambda: ask(database, query, True))[0])
            database.close()
            classes.append(
                {
                    "name": kind["name"],
                    "times": times,
                    "withRows": with_rows,
                    "cold": cold,
                    "messages": answers,
                }
            )
        json.dump({"version": sqlite3.sqlite_version, **built, "classes": classes}, sys.stdout)


main()
