"""The predecessor's consumer, written anew from what it does: one request a message, by a connection of its own; nothing is kept.

Arguments: the broker and the service's address. Each line of input is a number of messages to take; "done" answers it. Unlike the
original it prints nothing a message. The topic's messages are not PaySim's rows: what they lack is 0.
"""
import json
import os
import sys
from datetime import datetime, timezone

import requests
from confluent_kafka import Consumer

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
PATIENCE_SECONDS = 30


def paysim(message):
    hours = (datetime.fromisoformat(message["occurredAt"].replace("Z", "+00:00")) - START).total_seconds() / 3600
    return {
        "step": int(hours), "type": message["type"], "amount": message["amount"],
        "nameOrig": message["payer"], "oldbalanceOrg": 0, "newbalanceOrig": 0,
        "nameDest": message["payee"], "oldbalanceDest": 0, "newbalanceDest": 0,
    }


def take(consumer, service):
    record = consumer.poll(PATIENCE_SECONDS)
    if record is None or record.error():
        raise SystemExit(record.error().str() if record else "The topic holds too few records.")
    answer = requests.post(service, json=paysim(json.loads(record.value())))
    answer.raise_for_status()
    return answer.json()["is_fraud"]


bootstrap, service = sys.argv[1:3]
os.environ["no_proxy"] = "127.0.0.1"
consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "fraud-detection-group", "auto.offset.reset": "earliest"})
consumer.subscribe(["financial_transactions"])
for line in sys.stdin:
    for _ in range(int(line)):
        take(consumer, service)
    print("done", flush=True)
