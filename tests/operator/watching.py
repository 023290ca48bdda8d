"""What Prometheus and Grafana are given."""
import json
import re

from house import Desk, ROOT, Visitor, run, test


def metrics():
    desk = Desk("--copies", "/dev/null/nowhere", "--bucket", "b", "--bucket-url", "https://s3.example", "--bucket-key", "k", "--bucket-secret", "s")
    try:
        visitor = Visitor(desk.port, tls=False)
        visitor.get("/questions")
        return visitor.get("/metrics").body
    finally:
        desk.close()


@test
def metrics_are_as_promtool_wants_them():
    said = run("promtool", "check", "metrics", input=metrics())
    assert said == "", said


@test
def alerts_and_the_dashboard_ask_for_metrics_that_there_are():
    there = {re.split(r"[ {]", line)[0] for line in metrics().split("\n") if line and line[0] != "#"}
    with open(f"{ROOT}/packaging/prometheus/recourse.rules.yml", encoding="utf-8") as file:
        asked = set(re.findall(r"\brecourse_[a-z_]+", file.read()))
    with open(f"{ROOT}/packaging/prometheus/grafana.json", encoding="utf-8") as file:
        board = json.load(file)
    for panel in board["panels"]:
        for target in panel["targets"]:
            asked |= set(re.findall(r"\brecourse_[a-z_]+", target["expr"]))
    assert len(asked) > 12 and asked <= there, asked - there


@test
def alerts_fire_when_they_should_and_not_before():
    run("promtool", "check", "rules", "recourse.rules.yml", cwd=f"{ROOT}/packaging/prometheus")
    run("promtool", "test", "rules", "recourse.rules.test.yml", cwd=f"{ROOT}/packaging/prometheus")
    run("promtool", "check", "config", "prometheus.yml", cwd=f"{ROOT}/packaging/prometheus")


@test
def every_expression_of_the_dashboard_can_be_read():
    with open(f"{ROOT}/packaging/prometheus/grafana.json", encoding="utf-8") as file:
        board = json.load(file)
    rules = [{"record": f"panel{i}:{j}:x", "expr": target["expr"]}
             for i, panel in enumerate(board["panels"]) for j, target in enumerate(panel["targets"])]
    text = json.dumps({"groups": [{"name": "board", "rules": rules}]})
    run("promtool", "check", "rules", "/dev/stdin", input=text)
