# Everything runs in .venv, which `make` sets up by itself. State lives under ZHIFA_HOME (default ./var).
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SPARK_READY := $(VENV)/.ready-spark
UV_VERSION := 0.13.9
DEMO := var/demo
SPARK := var/spark
ZHIFA := ZHIFA_HOME=$(DEMO) $(BIN)/zhifa
DISTRICT := var/demo-district
DISTRICT_ZHIFA := ZHIFA_HOME=$(DISTRICT) $(BIN)/zhifa
QUARTER := var/demo-quarter
QUARTER_ZHIFA := ZHIFA_HOME=$(QUARTER) $(BIN)/zhifa
MEASURED := $(BIN)/python -m examples.measured

export DO_NOT_TRACK := 1
export DAGSTER_DISABLE_TELEMETRY := yes
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false

.PHONY: help setup demo demo-quarter demo-district test drill spark check format bench bench-pages serve dagster lock clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@echo "== 准备运行环境（首次约半分钟到一分钟）"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(READY)

$(SPARK_READY): $(READY) requirements-spark.lock
	@echo "== 安装 Spark（可选组件，约 500 MB，仅首次）"
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes --requirement requirements-spark.lock
	@touch $(SPARK_READY)

setup: $(READY) ## set up .venv

demo: $(READY) ## load the sample zone through the nightly job, score it, print what comes out
	@rm -rf $(DEMO) $(DEMO)-exports && mkdir -p $(DEMO)/inbox
	@echo; echo "== 1/7 生成样例开发区 2024 年的部门导出文件（17 个执法主体，十月、十二月、年末三批）"
	@$(BIN)/python -m examples zone-2024 --into $(DEMO)-exports
	@echo; echo "== 2/7 十月批次放入收件箱，运行夜间任务（两份有问题的文件会被退回或暂存，属预期）"
	@cp -r $(DEMO)-exports/october/. $(DEMO)/inbox/
	@$(ZHIFA) nightly || test $$? -eq 1
	@$(ZHIFA) figures --as-at 2024-10-31
	@$(ZHIFA) log status --json | sed -n 's/^  "position": \([0-9]*\),/\1/p' > $(DEMO)/october-position
	@echo; echo "== 3/7 十二月批次放入收件箱，再运行夜间任务"
	@cp -r $(DEMO)-exports/december/. $(DEMO)/inbox/
	@$(ZHIFA) nightly || test $$? -eq 1
	@$(ZHIFA) figures --as-at 2024-12-23
	@echo; echo "== 4/7 同一天 10 月 31 日，两个位置：当时所知，与补报之后所知"
	@$(ZHIFA) figures --as-at 2024-10-31 --position $$(cat $(DEMO)/october-position)
	@$(ZHIFA) figures --as-at 2024-10-31
	@echo; echo "== 5/7 季度质量闸门（补正期满后的 2025-01-24）、排名与约谈名单"
	@$(ZHIFA) gate 2024Q4 --on 2025-01-24
	@$(ZHIFA) rank 2024Q4
	@echo; echo "== 6/7 不完整的案卷（第四季度到期的材料）"
	@$(ZHIFA) missing 2024Q4 --limit 40
	@echo; echo "== 7/7 年末批次和 2021 年的导出一并装载：年度报告的全部数字，自报数与计算数逐项核对"
	@$(BIN)/python -m examples zone-2021 --into $(DEMO)-exports
	@cp -r $(DEMO)-exports/year_end/. $(DEMO)-exports/2021/. $(DEMO)/inbox/
	@$(ZHIFA) nightly || test $$? -eq 1
	@$(ZHIFA) figures --year 2024
	@$(ZHIFA) figures --year 2021
	@echo; echo "接下来可以："
	@printf '  %-68s%s\n' \
		'export ZHIFA_HOME=$(DEMO)' '以下命令都看样例' \
		'$(BIN)/zhifa sql "select * from scoring.quarterly_ranking"' '在发布版本上查询' \
		'$(BIN)/zhifa log verify' '核验日志' \
		'$(BIN)/zhifa held list' '处理暂存的文件' \
		'ls $(DEMO)/returns/*' '退回各单位的清单' \
		'$(DEMO)/gate/2024Q4/index.html' '用浏览器打开：闸门检查明细页' \
		'make serve' '在浏览器里看：总览、排名、案卷、预警等页面' \
		'make dagster' '在浏览器里看 Dagster：http://localhost:3000' \
		'$(BIN)/zhifa report annual 2024 --into .' '年度报告（docx）' \
		'$(BIN)/zhifa report statistics 2024 --into .' '行政执法统计年报（xlsx）' \
		'$(BIN)/zhifa findings' '监督预警' \
		'make demo-district' '整个样例区：104 个执法主体、两年' \
		'docs/handbook.md' '使用手册'

demo-quarter: $(READY) ## take a small quarter of the sample zone from its first check to a published and restated ranking
	@rm -rf $(QUARTER) $(QUARTER)-exports && mkdir -p $(QUARTER)
	@echo; echo "== 1/7 生成样例开发区 2025 年四个季度的小样例，装入第一季度"
	@$(BIN)/python -m examples zone-2025 --into $(QUARTER)-exports
	@$(QUARTER_ZHIFA) ingest $(QUARTER)-exports/q1
	@echo; echo "== 2/7 核查：每个单位一份补正清单"
	@$(QUARTER_ZHIFA) quarter check 2025Q1 --on 2025-04-11
	@echo; echo "== 3/7 东河街道补交一份材料，再核查一次"
	@$(QUARTER_ZHIFA) ingest $(QUARTER)-exports/q1_mended
	@$(QUARTER_ZHIFA) quarter check 2025Q1 --on 2025-04-15
	@echo; echo "== 4/7 初评，开放反馈；新湾镇提出异议，办公室处理"
	@$(QUARTER_ZHIFA) quarter draft 2025Q1 --on 2025-04-16 | tail -n 2
	@$(QUARTER_ZHIFA) quarter feedback 2025Q1 --on 2025-04-16 | tail -n 2
	@$(QUARTER_ZHIFA) quarter object 2025Q1 JKQ16 --by 联络员 --statement 两份材料已上传平台 --on 2025-04-17
	@$(QUARTER_ZHIFA) quarter decide 2025Q1 JKQ16 1 --reject --reason 截至初评平台未见上传记录 --on 2025-04-24
	@echo; echo "== 5/7 冻结、评分、审签、公布"
	@$(QUARTER_ZHIFA) quarter freeze 2025Q1 --on 2025-04-24
	@$(QUARTER_ZHIFA) quarter score 2025Q1 --on 2025-04-24
	@$(QUARTER_ZHIFA) quarter sign 2025Q1 --document-no 临开执监〔2025〕11号 --signatory 赵局长 --on 2025-04-25
	@$(QUARTER_ZHIFA) quarter publish 2025Q1 --on 2025-04-28
	@echo; echo "== 6/7 新湾镇为什么上榜"
	@$(QUARTER_ZHIFA) explain 2025Q1 JKQ16
	@echo; echo "== 7/7 公布之后材料才到：已公布的不变，先看重述会动谁、因为哪几条记录"
	@$(QUARTER_ZHIFA) ingest $(QUARTER)-exports/q1_late
	@$(QUARTER_ZHIFA) quarter restate 2025Q1 --on 2025-04-30
	@echo; echo "公布的文件：$(QUARTER)/published/2025Q1/v1/　补正清单：$(QUARTER)/corrections/2025Q1/　手册：docs/quarter.md"

demo-district: $(READY) ## load a whole sample district of 104 departments, score it, print time and memory
	@rm -rf $(DISTRICT) $(DISTRICT)-exports && mkdir -p $(DISTRICT)/inbox
	@echo; echo "== 1/4 生成样例滨城区 2025 年及上一年的部门导出文件（104 个执法主体）"
	@$(MEASURED) 生成 -- $(BIN)/python -m examples district-2025 --into $(DISTRICT)-exports
	@echo; echo "== 2/4 两年的导出放入收件箱，运行夜间任务（故意写错的五行会被退回，属预期）"
	@cp -r $(DISTRICT)-exports/2024/. $(DISTRICT)-exports/2025/. $(DISTRICT)/inbox/
	@ZHIFA_HOME=$(DISTRICT) $(MEASURED) 装载、重建、检验、发布 -- $(BIN)/zhifa nightly || test $$? -eq 1
	@echo; echo "== 3/4 年度报告的全部数字，与上一年相比；自报数与记录逐项核对"
	@$(DISTRICT_ZHIFA) figures --year 2025
	@echo; echo "== 4/4 第四季度质量闸门（补正期满后）、排名与约谈名单"
	@ZHIFA_HOME=$(DISTRICT) $(MEASURED) 闸门 -- $(BIN)/zhifa gate 2025Q4 --on 2026-01-27
	@$(DISTRICT_ZHIFA) rank 2025Q4
	@echo; echo "样例里有什么、埋了什么问题、数字怎么来：docs/sample_district.md"

test: $(READY) ## the test suite
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not drill"

drill: $(READY) ## the longer drills on whole sample districts, which `make test` leaves out; they wait much, so three at a time
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m drill

spark: $(SPARK_READY) ## the same models on Apache Spark, held row for row against DuckDB (Java 17, about 500 MB)
	@rm -rf $(SPARK) $(SPARK)-exports
	@echo "== 1/4 生成样例开发区 2024 年的导出文件并装载"
	@$(BIN)/python -m examples zone-2024 --into $(SPARK)-exports
	@$(BIN)/python -m examples zone-2021 --into $(SPARK)-exports
	@for delivery in 2021 october december year_end; do \
		ZHIFA_HOME=$(SPARK) $(BIN)/zhifa ingest $(SPARK)-exports/$$delivery | tail -n 1; done
	@echo "== 2/4 季度质量闸门（其结果也是日志中的事件）"
	@ZHIFA_HOME=$(SPARK) $(BIN)/zhifa gate 2024Q4 --on 2025-01-24 | tail -n 1
	@echo "== 3/4 在 DuckDB 和 Spark 上按同一位置构建，逐表逐行比较（约三分钟）"
	@ZHIFA_HOME=$(SPARK) $(BIN)/zhifa spark compare
	@echo "== 4/4 各类数据的随机记录，两个引擎所得也须相同"
	@$(BIN)/python -m pytest -q tests/integration/test_spark.py

check: $(READY) ## ruff, mypy strict, sqlfluff, dbt parse
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd dbt_project && ../$(BIN)/dbt --no-use-colors parse --quiet
	$(BIN)/sqlfluff lint --processes 2 dbt_project/models dbt_project/tests

format: $(READY) ## put code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## measure, as ratios in one run
	$(BIN)/python -m tests.bench

bench-pages: $(READY) ## each page's seconds to its first table on the district of `make demo-district`
	ZHIFA_HOME="$${ZHIFA_HOME:-$(DISTRICT)}" $(BIN)/python -m tests.bench.pages

serve: $(READY) ## the dashboard on http://127.0.0.1:8501, of ZHIFA_HOME or of the demo
	ZHIFA_HOME="$${ZHIFA_HOME:-$(DEMO)}" $(BIN)/zhifa serve

dagster: $(READY) ## Dagster's own pages on http://localhost:3000
	DAGSTER_HOME="$$($(BIN)/python -m orchestration.instance)" $(BIN)/dagster dev

lock: ## pin every dependency with its hashes; Spark's apart
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --extra dev \
		--python-version 3.11 pyproject.toml --output-file requirements.lock
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["spark"], sep="\n")' \
		| $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-deps \
		--python-version 3.11 - --output-file requirements-spark.lock

clean: ## remove the environment and what tools left behind; never ZHIFA_HOME
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dbt_project/target dbt_project/logs
