"""Every row of the treatment table has its spec tests; this is the way from a row to them.

What belongs here: the rows of the table "case / treatment" of the domain, and where each is proved.
What does not: an expected outcome; those stand in the tests named.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent

# row of the table → module: names of its tests
TREATMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "under 5 officers in post or under 10 countable items are listed apart": {
        "test_treatment_standing": (
            "test_under_five_officers_in_post_or_under_ten_countable_items_is_listed_apart",
            "test_items_whose_feed_is_not_loaded_do_not_count_towards_the_ten",
        ),
    },
    "no items at all: not assessed; items but no act: scored": {
        "test_treatment_standing": (
            "test_a_department_without_any_item_is_not_assessed",
            "test_a_department_with_items_but_no_act_is_scored",
        ),
    },
    "applicable weight under 60: not ranked, reason given": {
        "test_treatment_standing": ("test_under_an_applicable_weight_of_60_there_is_no_rank_and_a_reason",),
    },
    "vertical organs, 公安, 消防 by the scope flags": {
        "test_treatment_standing": (
            "test_scope_flags_keep_vertical_organs_out_of_the_ranking_but_in_the_figures",
        ),
        "test_treatment_list": ("test_who_cannot_be_interviewed_takes_no_place_on_the_list",),
    },
    "transferred item: credit to the holder on the day": {
        "test_treatment_credit": (
            "test_a_transferred_item_is_credited_to_the_holder_on_the_day",
            "test_an_act_by_the_former_holder_after_the_transfer_earns_nobody_the_item",
        ),
    },
    "transferred item: the receiver's denominator after 90 days or first use": {
        "test_treatment_credit": (
            "test_a_transferred_item_enters_the_receivers_denominator_after_90_days",
            "test_a_transferred_item_enters_the_receivers_denominator_with_its_first_use",
        ),
    },
    "transferred item: open cases stay with the filer until the hand-over is accepted": {
        "test_treatment_credit": ("test_an_open_case_stays_with_its_filer_when_the_item_is_transferred",),
        "test_treatment_merger": ("test_open_cases_stay_with_the_filer_until_the_hand_over_is_accepted",),
    },
    "transferred item: corrections stay with who acted": {
        "test_treatment_correction": (
            "test_a_correction_is_charged_to_who_issued_the_act_whoever_answers_for_it_now",
        ),
    },
    "new department: unranked until one full quarter": {
        "test_treatment_standing": ("test_a_new_department_is_unranked_until_one_full_quarter",),
    },
    "merged: the successor inherits acts, not deductions or streaks": {
        "test_treatment_merger": (
            "test_merged_the_successor_inherits_the_acts",
            "test_merged_the_successor_inherits_no_deduction",
            "test_before_the_merger_the_acts_are_the_merged_departments_own",
        ),
        "test_treatment_correction": (
            "test_a_correction_stays_with_who_acted_when_its_department_is_merged",
        ),
    },
    "several officers or items in one record": {
        "test_treatment_credit": (
            "test_several_officers_and_items_in_one_record_count_once_each_and_the_record_once",
        ),
    },
    "joint inspection": {
        "test_treatment_credit": (
            "test_a_joint_inspection_is_one_record_of_its_lead_and_credits_every_departments_officers_and_items",
        ),
    },
    "entrusted organisation": {
        "test_treatment_credit": (
            "test_an_entrusted_organisations_acts_and_officers_count_for_the_entrusting_department",
        ),
        "test_treatment_standing": ("test_an_entrusted_organisation_is_not_ranked_itself",),
    },
    "officer who left: shown apart": {
        "test_treatment_credit": (
            "test_an_officer_who_left_is_shown_apart_in_neither_numerator_nor_denominator",
        ),
        "test_treatment_absence": (
            "test_an_officer_who_moved_counts_where_he_is_and_is_shown_apart_where_he_was",
        ),
    },
    "ties on the two decimals that are printed; all at the cut are listed": {
        "test_treatment_list": (
            "test_scores_that_print_alike_share_a_rank",
            "test_all_who_tie_at_the_cut_are_listed",
        ),
    },
    "the list: bottom three, peer groups of six, an optional floor": {
        "test_treatment_list": (
            "test_the_bottom_three_of_the_ranked_are_listed",
            "test_with_peer_groups_each_group_of_six_has_its_own_list_and_a_smaller_one_none",
            "test_with_a_floor_nobody_at_or_above_it_is_listed",
        ),
    },
    "the list: not complying with a reconsideration decision is a ground of its own": {
        "test_treatment_list": (
            "test_not_complying_with_a_reconsideration_decision_is_a_ground_of_its_own_whatever_the_rank",
        ),
    },
    "participation: absent over half the window, certified under 60 days, 监督 only": {
        "test_treatment_absence": (
            "test_the_scored_participation_leaves_out_who_was_absent_over_half_the_window",
        ),
        "test_scoring_indicators": (
            "test_the_scored_participation_leaves_out_who_was_certified_under_60_days",
            "test_who_holds_only_a_supervision_certificate_stands_apart",
        ),
    },
    "duty: out of season or on the approved 无发生 list": {
        "test_treatment_absence": ("test_an_item_on_the_approved_no_occurrence_list_leaves_the_denominator",),
        "test_scoring_indicators": ("test_an_item_out_of_season_leaves_the_denominator",),
    },
    "plan completion: approved changes leave it": {
        "test_scoring_indicators": ("test_an_approved_change_or_cancellation_leaves_the_plans_due",),
    },
    "case-file quality: documents and review score": {
        "test_treatment_review": (
            "test_the_review_score_is_the_mean_over_files_of_their_mean",
            "test_a_veto_item_makes_the_review_zero",
            "test_a_review_by_the_department_itself_does_not_count_and_is_a_finding",
        ),
    },
    "timeliness: outage days extend every limit": {
        "test_treatment_outage": (
            "test_outage_days_extend_the_upload_limit_by_the_working_days_lost",
            "test_documents_fall_due_later_by_the_working_days_lost",
        ),
    },
    "correction: once per act over both roads, down to −10, minor faults half, mediation free, refunded": {
        "test_treatment_correction": (
            "test_an_act_is_charged_once_over_both_roads_and_however_many_applicants",
            "test_no_more_than_ten_points_are_lost_in_a_quarter",
            "test_a_minor_procedural_fault_costs_half",
            "test_mediation_and_what_leaves_the_act_standing_are_free",
            "test_a_deduction_is_refunded_when_a_later_final_judgment_reverses_it",
        ),
    },
    "a fault deducts in the quarter in which it falls due, not again in the next": {
        "test_scoring_indicators": (
            "test_a_late_record_deducts_in_the_quarter_in_which_its_upload_fell_due_and_only_there",
        ),
    },
}


@pytest.mark.parametrize("row", TREATMENTS)
def test_a_row_of_the_treatment_table_is_proved_by_tests_that_exist(row: str) -> None:
    for module, names in TREATMENTS[row].items():
        tree = ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert set(names) <= defined, module
