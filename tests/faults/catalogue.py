"""Every fault we know of that lost somebody's data or stopped somebody's work, and the tests that show we bear it.

``python -m tests.faults`` runs them and prints the table. A row without a test says OPEN; a row
whose tests do not show all of it yet says in `wants` what is missing, and counts as PART.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One fault: where it was seen, our rule, the tests (file::function), what they do not show yet."""

    number: int
    name: str
    seen: str
    rule: str
    tests: tuple[str, ...] = ()
    wants: str = ""


_HO = "tests/headoffice/store/"
_BLOBS, _TUS = "tests/sync/test_blobs.py::", "tests/headoffice/http/test_tus.py::"
_MEND, _PULL, _PUSH = "tests/sync/test_mending.py::", "tests/sync/test_pull.py::", "tests/sync/test_push.py::"
_MERGE = "tests/domain/test_merging.py::"
_OPENING, _DISK = "tests/store/test_opening.py::", "tests/store/test_disk.py::"
_COPIES = "tests/store/test_numbers_of_copies.py::"
_HELD = "tests/headoffice/blobs/test_contract.py::"
_FIRE, _COURSE = "tests/faults/test_matrix.py::", "tests/faults/test_convergence.py::"
_REPLAY, _STICKS = "tests/faults/test_replay.py::", "tests/faults/test_sticks.py::"
_FETCH, _DOWN = "tests/sync/test_fetching.py::", "tests/sync/test_files_down.py::"
_FILES = "tests/faults/test_files_under_fire.py::"
_KILLS, _CROWD = "tests/faults/test_kills.py::", "tests/faults/test_crowd.py::"
_ENVELOPE, _STICK = "tests/wire/test_envelope.py::", "tests/wire/test_stick.py::"

_SENDING = (
    Row(
        1,
        "acknowledgement lost after the commit",
        "getodk#50; Survey123#389; powersync-js#1058",
        "writer and seq name an entry for ever; sending again is harmless",
        (
            "tests/sync/test_client.py::test_a_reply_that_is_lost_changes_nothing",
            "tests/sync/test_push.py::test_only_a_signed_proof_counts",
            _FIRE + "test_a_call_that_is_broken_off",
        ),
    ),
    Row(
        2,
        "one batch sent twice at once",
        "odoo#152259; kpi#5047; Truxify#11572",
        "one program per store; one writer's row locked at head office",
        (
            _OPENING + "test_a_second_program_is_told_who_has_it",
            _HO + "test_power_cuts.py::test_one_batch_sent_twice_at_once",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_sqlite",
        ),
    ),
    Row(
        3,
        "the desk gives up before head office has answered",
        "formhub#678",
        "a timer for silence, none for the whole; judging comes after the answer",
        (
            "tests/sync/test_client.py::test_a_late_reply_makes_no_storm",
            _FIRE + "test_a_call_that_is_broken_off",
        ),
    ),
    Row(
        4,
        "an entry changed between two tries",
        "collect#5317; ODK problem 409.1",
        "what is written is never changed; a correction is a new entry",
        (
            _ENVELOPE + "test_each_flipped_bit_is_refused",
            "tests/store/test_verifying.py::test_what_was_changed_behind_its_back_is_found",
            _PUSH + "test_damage_at_rest_is_found_before_it_is_sent",
            _COURSE + "test_an_entry_is_not_changed_between_two_tries",
        ),
    ),
    Row(
        5,
        "half a file sent, then all of it again",
        "collect#7356; uppy#288; tusd#234",
        "the address comes from the sha256; it goes on at the byte; one piece at most goes twice",
        (
            "tests/sync/test_both_ends.py::test_a_photo_goes_on_at_the_byte_where_the_line_broke",
            _BLOBS + "test_after_a_cut_one_piece_at_most_goes_twice",
            _BLOBS + "test_pieces_add_up_however_often_the_line_goes",
            _TUS + "test_what_came_of_a_cut_piece_is_kept",
            "tests/headoffice/blobs/test_folder.py::test_it_goes_on_after_a_restart",
            _FETCH + "test_after_a_cut_one_piece_at_most_comes_twice",
            _FETCH + "test_pieces_add_up_however_often_the_line_goes",
            _DOWN + "test_a_line_that_breaks_costs_one_piece_at_most",
            _FILES + "test_pieces_are_cut_in_the_middle_and_changed_on_their_way",
        ),
    ),
    Row(
        6,
        "the file arrives and the entry does not, or the reverse",
        "kobocat#432; central#970; CommCare 2.26.4",
        "lanes of their own; files without an entry are kept ninety days",
        (
            _HELD + "test_what_no_entry_speaks_of_goes_after_ninety_days",
            "tests/sync/test_worker.py::test_files_follow_the_entries",
            _FIRE + "test_somebody_else_answers",
            _DOWN + "test_what_the_other_desk_has_not_sent_yet_is_told_apart",
            _DOWN + "test_a_new_laptop_has_the_files_too",
        ),
    ),
    Row(
        7,
        "one bad photo holds up everything",
        "avni-client#2067; zotero-ios#381; turtl#176",
        "each file has a state of its own; entries go first",
        (
            _BLOBS + "test_one_bad_file_holds_up_no_other",
            _FETCH + "test_one_bad_file_holds_up_no_other",
            _FETCH + "test_three_that_fail_in_a_row_are_no_fault_of_the_files",
        ),
    ),
    Row(
        8,
        "a file deleted or changed here before it was sent",
        "zotero-ios#301, #353; nextcloud-deck#547",
        "kept in our own store, read-only; a loss is an entry and the queue goes on; what somebody may have is"
        " awaited, and what turns up is sent",
        (
            _REPLAY + "test_a_file_that_a_copy_of_the_desk_has_is_never_called_lost",
            _REPLAY + "test_a_file_that_was_called_lost_turns_up",
            _REPLAY + "test_a_file_that_its_desk_lost_comes_from_one_that_fetched_it",
            _BLOBS + "test_missing_and_damaged_files_are_said_to_be_lost",
            _DISK + "test_a_blob_is_read_only_and_unfinished_ones_are_swept",
            "tests/sync/test_both_ends.py::test_a_file_that_is_damaged_here_is_told_of_and_holds_nothing_up",
            _DOWN + "test_a_file_that_went_from_the_disk_comes_again_when_looked_at",
        ),
    ),
    Row(
        9,
        "the same picture twice",
        "central-backend#299",
        "one file, two references",
        (
            "tests/contracts/test_deskside.py::test_a_blob_is_kept_once_under_its_hash",
            _BLOBS + "test_what_is_there_already_is_not_sent",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_sqlite",
        ),
    ),
    Row(
        10,
        "an entry that cannot be applied blocks the queue",
        "hercycle-ai#308; massing#475; CommCare 2.36.1; pouchdb#5779",
        "received first, judged later; quarantine with a reason",
        (
            "tests/wire/test_hostile_entries.py::test_any_fields_of_any_kind_give_an_entry",
            _HO + "test_judging.py::test_one_entry_that_cannot_be_judged_holds_up_its_ticket_alone",
            _HO + "test_pushes.py::test_what_is_signed_is_kept_whatever_it_says",
            _COURSE + "test_an_entry_that_cannot_be_judged_holds_up_its_ticket_alone",
        ),
    ),
    Row(
        11,
        "a refusal taken for final deletes data",
        "couchdb#4676, #1734; wger#1350",
        "nothing but a signed verdict ends an entry",
        (
            _PUSH + "test_only_a_signed_proof_counts",
            "tests/sync/test_client.py::test_no_status_ends_an_entry",
            "tests/sync/test_client.py::test_no_refusal_ends_an_entry",
            _FIRE + "test_every_status_there_is",
            _FIRE + "test_somebody_else_answers",
            _FIRE + "test_own_entries_come_back_under_fire",
        ),
    ),
    Row(
        12,
        "tries used up while there was no network",
        "Truxify#14773; WorkSphere#712",
        "no limit of tries anywhere",
        (
            "tests/sync/test_causes.py::test_ten_thousand_failures_are_no_reason_to_give_up",
            "tests/sync/test_worker.py::test_a_year_without_head_office",
            "tests/store/test_arrivals.py::test_what_cannot_be_had_rests_longer_each_time",
        ),
    ),
    Row(
        13,
        "a captive portal answers",
        "nextcloud/desktop#81, #6896; nextcloud/ios#2036",
        "only signed replies of our head office count; other hosts are refused",
        (
            "tests/wire/test_replies.py::test_another_key_does_not_hold",
            _PUSH + "test_only_a_signed_proof_counts",
            "tests/faults/test_chaos.py::test_somebody_in_between_answers",
            "tests/sync/test_client.py::test_whoever_is_not_head_office_is_not_believed",
            _FIRE + "test_somebody_else_answers",
            _FIRE + "test_own_entries_come_back_under_fire",
            _FIRE + "test_enrolment_under_fire",
            _DOWN + "test_a_page_of_the_hotel_is_no_photo",
        ),
    ),
    Row(
        14,
        "an error page stored as content",
        "nextcloud/desktop#2483",
        "what is fetched is checked by sha256 before it gets its name",
        (
            _PULL + "test_half_a_page_or_a_changed_one_is_not_taken",
            "tests/wire/test_replies.py::test_each_part_matters",
            "tests/sync/test_fetching.py::test_a_page_of_a_proxy_is_never_kept",
            _FETCH + "test_other_bytes_under_its_name_are_dropped",
            _FIRE + "test_somebody_else_answers",
            _FILES + "test_pieces_are_cut_in_the_middle_and_changed_on_their_way",
        ),
    ),
    Row(
        15,
        "a proxy limits or cuts bodies",
        "desktop#4271, #4278; all-in-one#577",
        "halve and remember it for this network; length and digest in the envelope",
        (
            _PUSH + "test_a_batch_that_is_too_large_is_halved_and_the_network_remembered",
            _BLOBS + "test_a_proxy_that_takes_only_small_bodies",
            _ENVELOPE + "test_each_cut_is_refused",
            _FETCH + "test_something_that_knows_no_ranges_sends_the_whole",
            _FIRE + "test_somebody_else_answers",
        ),
    ),
    Row(
        16,
        "HEAD and PATCH barred",
        "filebrowser#2735",
        "POST that names the method",
        (
            _BLOBS + "test_a_proxy_that_knows_neither_patch_nor_head",
            _TUS + "test_where_only_post_goes_through",
        ),
    ),
    Row(
        17,
        "TLS opened in between",
        "PI-Desktop#714; openworker#79; taskwarrior#3625",
        "the system's trust store; bodies signed in any case; the issuer is shown",
        (
            "tests/faults/test_chaos.py::test_a_box_in_between_opens_tls_where_it_is_trusted",
            "tests/sync/test_tls.py::test_a_box_that_looks_into_tls_is_named",
            "tests/sync/test_tls.py::test_a_box_that_this_computer_trusts_does_no_harm",
        ),
    ),
    Row(
        18,
        "a kept connection is dead",
        "httpx#327; huggingface_hub#4398",
        "outcome unknown; the same bytes again at once on a fresh one",
        (
            "tests/faults/test_chaos.py::test_a_kept_connection_is_dead_when_used_again",
            "tests/sync/test_client.py::test_a_kept_socket_that_went_dead_is_replaced_at_once",
        ),
    ),
    Row(
        19,
        "a transfer stalls without an error",
        "powersync.dart#307; Anki io_monitor.rs",
        "thirty seconds without a byte end it; any byte renews",
        (
            _TUS + "test_a_silent_sender_is_given_up",
            "tests/sync/test_client.py::test_whoever_is_not_head_office_is_not_believed",
            "tests/sync/test_client.py::test_slow_but_steady_is_no_stall",
            _FIRE + "test_a_call_that_is_broken_off",
            _FILES + "test_pieces_are_cut_in_the_middle_and_changed_on_their_way",
        ),
    ),
    Row(
        20,
        "too busy, under maintenance",
        "owncloud/client#5738, #5645",
        "Retry-After is kept to; what head office says of itself never touches local data",
        (
            "tests/headoffice/http/test_desks.py::test_maintenance_lets_desks_wait",
            "tests/headoffice/http/test_hostile.py::test_who_calls_too_often_is_slowed_down",
            _BLOBS + "test_the_lane_stands_when_head_office_is_closed",
            "tests/sync/test_client.py::test_head_office_that_asks_for_time_gets_it",
            "tests/sync/test_worker.py::test_what_head_office_asks_for_is_waited",
            "tests/sync/test_causes.py::test_fifty_desks_do_not_come_back_together",
            _CROWD + "test_fifty_desks_send_at_once",
        ),
    ),
    Row(
        21,
        "the session ends in the middle of a batch",
        "wger#1350; hercycle-ai#308; realm-tasks#397",
        "a new session by the device's key, then the same bytes",
        (
            "tests/sync/test_client.py::test_a_token_that_runs_out_is_renewed_and_the_same_bytes_go",
            _COURSE + "test_a_token_that_lives_for_one_request",
        ),
    ),
)

_MACHINES = (
    Row(
        22,
        "the computer's clock is wrong by years",
        "gsd-task-manager#446; hologram#1135",
        "seq orders a device; head office stamps; the difference is shown and nothing refused",
        (
            "tests/faults/test_clocks.py::test_the_year_2099_and_back_again",
            "tests/faults/test_clocks.py::test_a_year_that_no_number_can_hold_is_named_and_nothing_is_lost",
            "tests/sync/test_causes.py::test_a_clock_that_is_merely_off_is_not_wrong",
            _COURSE + "test_another_century_at_one_desk_holds_up_nobody",
        ),
    ),
    Row(
        23,
        "the clock is so wrong that TLS fails",
        "fwupd#2723; jetkvm#538",
        "the date of the computer is named as the cause; the stick still works",
        (
            "tests/faults/test_chaos.py::test_a_wrong_date_fails_tls",
            "tests/sync/test_tls.py::test_a_certificate_out_of_date_or_a_clock",
            "tests/sync/test_causes.py::test_a_clock_that_breaks_tls_is_said",
        ),
    ),
    Row(
        24,
        "ids made of timestamps collide",
        "anki: chunks.rs merge_revlog",
        "seventy-four random bits in each id, and writer and seq beside it",
        ("tests/faults/test_clocks.py::test_ids_of_two_machines_whose_clocks_stand_still_differ",),
    ),
    Row(
        25,
        "the power goes",
        "powersync-sqlite-core#162; SQLite on WAL",
        "everything of one step in one flushed transaction; paper only afterwards",
        (
            "tests/faults/test_power_cut.py::test_the_power_goes_at_every_step_of_an_intake",
            "tests/faults/test_kill.py::test_nothing_told_is_lost_by_three_hundred_kills",
            _KILLS + "test_head_office_is_killed_at_each_step",
            _KILLS + "test_a_desk_is_killed_at_each_step",
            _KILLS + "test_head_office_is_killed_at_its_chores",
            "tests/faults/test_power_cut.py::test_the_power_goes_at_every_step_of_head_office",
            _HO + "test_power_cuts.py::test_it_goes_on_where_it_was",
            _KILLS + "test_a_desk_is_killed_while_a_file_comes",
            _KILLS + "test_a_desk_is_killed_while_it_brings_what_another_wrote",
        ),
    ),
    Row(
        26,
        "the disk is full",
        "owncloud/client#5357; syncthing#10368",
        "space set aside; a database that fails a check is never deleted",
        (
            "tests/faults/test_full_disk.py::test_the_disk_fills_up_and_becomes_read_only",
            "tests/faults/test_full_disk.py::test_whoever_only_reads_can_on_a_full_disk",
            _DISK + "test_the_reserve_is_given_back_and_the_work_done",
            _OPENING + "test_a_damaged_store_is_told_and_never_deleted",
            _TUS + "test_a_full_disk_is_told_and_loses_nothing",
            "tests/sync/test_worker.py::test_a_full_disk_here_is_no_end",
            _CROWD + "test_a_disk_fills_up_while_the_feed_comes_in",
            _CROWD + "test_the_disk_of_head_office_fills_up",
            _FETCH + "test_a_full_disk_takes_nothing_nobody_asked_for",
            _FETCH + "test_a_disk_that_refuses_is_told",
        ),
    ),
    Row(
        27,
        "another program holds the file",
        "zarr#4358; conan#19532; turbovec#442",
        "tried again for two and a half seconds; the temporary name lies in the same folder",
        (_DISK + "test_a_file_that_another_program_holds_is_waited_for",),
    ),
    Row(
        28,
        "a desk restored from a backup",
        "turso#8129; SyncKit#36",
        "hashes are compared; a new incarnation; entries fetched back or told anew; no number again that may"
        " stand on a paper already",
        (
            "tests/store/test_backup.py::test_what_was_backed_up_comes_back",
            _OPENING + "test_a_restored_copy_begins_a_new_writer",
            _MEND + "test_restored_laptop_fetches_its_own_entries_back",
            _MEND + "test_restored_laptop_that_worked_on_reissues_under_a_new_name",
            "tests/sync/test_both_ends.py::test_a_restored_laptop_gets_everything_back",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_sqlite",
            _DOWN + "test_a_restored_laptop_gets_its_files_back",
            _KILLS + "test_a_restored_desk_is_killed_while_it_is_mended",
            _FIRE + "test_own_entries_come_back_under_fire",
        ),
    ),
    Row(
        29,
        "a desk cloned",
        "submersion#315; MobiusSync#100",
        "a lease and a witness of the machine; each twin gets its own incarnation, numbers with a mark of"
        " its own, and is told; a number given twice before that is asked about",
        (
            _COPIES + "test_two_copies_give_no_number_twice_once_they_know",
            _COPIES + "test_of_two_tickets_with_one_number_neither_is_taken_silently",
            _COPIES + "test_a_copy_on_another_machine_has_its_own_numbers_before_any_network",
            "tests/cli/test_copied_desk.py::test_nobody_gives_a_number_twice_once_it_is_known",
            "tests/cli/test_copied_desk.py::test_both_say_that_the_desk_was_copied",
            _OPENING + "test_a_cloned_disk_begins_a_new_writer_on_each_machine",
            _MEND + "test_two_clones_both_keep_everything",
            _MEND + "test_a_lease_that_a_twin_holds_makes_both_go_apart",
            "tests/sync/test_both_ends.py::test_two_clones_lose_nothing",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_sqlite",
            _FILES + "test_a_copied_desk_fetches_too",
        ),
    ),
    Row(
        30,
        "head office restored from an older backup",
        "cht-core#8093; nextcloud/server#9604; owncloud/client#2325",
        "safe is what a tried backup holds; a new epoch; desks send again by themselves, and for a desk that is"
        " gone those that had read its entries; files that went from its disk alone are wanted again",
        (
            "tests/headoffice/blobs/test_looking.py::test_every_file_is_read_once_in_a_month",
            "tests/sync/test_files_gone.py::test_its_own_desk_sends_it_again",
            "tests/sync/test_files_gone.py::test_another_desk_that_fetched_it_sends_it",
            _COURSE + "test_a_key_goes_again_though_head_office_got_its_entries_another_way",
            _REPLAY + "test_what_a_burnt_laptop_wrote_comes_back_from_another_desk",
            _REPLAY + "test_files_of_a_burnt_laptop_come_from_the_desk_that_fetched_them",
            _REPLAY + "test_nothing_is_brought_back_over_a_fork",
            _STICKS + "test_a_desk_that_was_enrolled_anew_after_the_backup",
            _MEND + "test_head_office_restored_gets_everything_again",
            _BLOBS + "test_after_a_restore_files_are_asked_for_anew",
            _HO + "test_backups.py::test_after_a_restore_desks_send_again_what_is_missing",
            _HO + "test_backups.py::test_a_file_put_back_by_hand_is_noticed",
            _COURSE + "test_a_session_renewed_after_a_restore_claims_nothing_of_before",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_postgresql",
            _FILES + "test_head_office_goes_back_whole_and_its_files_with_it",
        ),
    ),
    Row(
        31,
        "the cursor outlives a restore and skips rows",
        "baerly-storage#73, #80",
        "the cursor holds the epoch; another one begins the feed anew and removes nothing",
        (
            _PULL + "test_a_cursor_of_another_epoch_begins_again_and_removes_nothing",
            "tests/headoffice/http/test_pulling.py::test_a_cursor_of_before_is_gone",
            _HO + "test_feed.py::test_cursors_of_another_life_are_gone",
        ),
    ),
)

_ORDER = (
    Row(
        32,
        "positions committed out of order",
        "event-driven.io: ordering in the outbox; blog.sequinstream.com",
        "the position comes from a locked row, as the last step of the commit",
        (_HO + "test_positions.py::test_nobody_who_reads_on_misses_anything",),
    ),
    Row(
        33,
        "a batch missing or out of order",
        "central#669; cht-core#6103",
        "a gap is refused with where head office stands; updates wait for their ticket",
        (
            _MEND + "test_a_gap_is_closed_from_where_head_office_stands",
            _ENVELOPE + "test_entries_in_another_order_break_the_chain",
            _MERGE + "test_nothing_to_judge_on_yet",
            _HO + "test_sticks.py::test_sticks_in_the_wrong_order",
            _HO + "test_judging.py::test_an_entry_waits_for_its_ticket",
        ),
    ),
    Row(
        34,
        "either end is older than the other",
        "hologram#951; credsync#21; cht-core#2012",
        "old entries are led up step by step; unknown ones are kept and carried on",
        (
            "tests/wire/test_golden.py::test_an_entry_says_what_it_said",
            "tests/wire/test_golden.py::test_an_entry_is_carried_on_by_a_program_that_does_not_know_it",
            "tests/wire/test_versions.py::test_what_was_read_once_is_read_by_a_newer_program",
            "tests/wire/test_jsonbody.py::test_a_newer_end_may_say_more",
        ),
    ),
    Row(
        35,
        "two desks change one ticket",
        "central#698; anchor#125",
        "facts add up; fields merge; the same field with two values is a person's to decide",
        (
            _MERGE + "test_two_facts_never_conflict",
            _MERGE + "test_the_same_field_with_two_values_always_is_one",
            _MERGE + "test_every_desk_ends_with_the_same_ticket_whatever_came_first",
            _COURSE + "test_what_is_judged_in_any_portions_is_the_same",
        ),
    ),
    Row(
        36,
        "absence read as deletion",
        "joplin#883, #10567; ODK problem 409.18",
        "nothing is deleted by being absent; much to retire waits for a person",
        (
            _PULL + "test_an_empty_feed_removes_nothing",
            _PULL + "test_much_to_retire_waits_for_a_person",
        ),
    ),
    Row(
        37,
        "sent again after head office voided it",
        "central#794",
        "taken as a repetition, told as voided",
        (
            _MERGE + "test_on_a_voided_ticket_everything_is_kept_as_voided",
            _COURSE + "test_what_comes_after_a_void_is_kept_and_said",
        ),
    ),
    Row(
        38,
        "the first connection after weeks",
        "collect#1939; pouchdb#3642; couchdb#2961",
        "memory bounded by the batch, oldest first, the desk goes on working",
        (
            _PUSH + "test_memory_is_bounded_by_the_batch",
            _PUSH + "test_the_oldest_incarnation_goes_first",
            "tests/sync/test_backlog.py::test_a_hundred_thousand_entries_in_bounded_memory",
            _HO + "test_backlog.py::test_a_backlog_takes_no_more_memory_than_its_batches",
            "tests/store/test_arrivals.py::test_a_hundred_thousand_files_are_looked_through_at_once",
        ),
    ),
    Row(
        39,
        "another person signs in while work is unsent",
        "ground-android#1683, #2643; realm-object-store#518; toggl#847",
        "the journal belongs to the device, the author stands in the entry",
        (
            "tests/contracts/test_journal.py::test_entries_are_numbered_without_gaps_and_carry_when_and_who",
            _COURSE + "test_three_people_at_one_desk_between_two_pushes",
        ),
    ),
    Row(
        40,
        "a device revoked or lost",
        "by design",
        "everything is kept, a stick can still be written; head office keeps it until somebody wants it, and"
        " takes what a copy wrote under the same numbers beside",
        (
            _STICKS + "test_a_copied_desk_that_is_revoked",
            _STICKS + "test_a_revoked_desk_goes_back_to_an_older_backup",
            _STICKS + "test_a_stick_whose_desk_never_comes_again",
            "tests/usecases/test_shut_out.py::test_what_it_has_is_read_and_nothing_is_written",
            "tests/sync/test_both_ends.py::test_a_revoked_desk_stops_and_keeps_everything",
            "tests/sync/test_client.py::test_a_revoked_device_keeps_everything",
            _HO + "test_sticks.py::test_a_revoked_device_by_stick_when_a_person_says_so",
            _COURSE + "test_whatever_befalls_them_all_ends_are_equal_on_sqlite",
        ),
    ),
    Row(
        41,
        "the same batch carried by hand twice",
        "KoboToolbox on manual upload",
        "writer and seq, the same on a stick",
        (
            _STICK + "test_frames_come_back",
            "tests/wire/test_golden.py::test_a_stick_is_read",
            "tests/sync/test_both_ends.py::test_a_stick_does_what_the_network_does",
            "tests/sync/test_stick.py::test_by_hand_first_and_by_the_network_after",
        ),
    ),
    Row(
        42,
        "names of files: Chinese, reserved, long",
        "central-backend on multer; Anki's limit; a tus server that fails on each Chinese name",
        "names stand in entries alone; on disk there is the sha256",
        (
            "tests/media/test_names.py::test_any_name_becomes_a_plain_one",
            "tests/media/test_importing.py::test_hostile_names_are_taken_in",
            _HELD + "test_names_cannot_lead_elsewhere",
        ),
    ),
)

ROWS: tuple[Row, ...] = _SENDING + _MACHINES + _ORDER

OPEN: frozenset[int] = frozenset()
"""Rows that no test shows yet. Whoever writes the first one takes the number out."""
