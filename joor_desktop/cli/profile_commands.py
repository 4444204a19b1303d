"""The verbs of ``profile``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.cli.output import print_json, profile_as_json
from joor_desktop.model.profile import Environment, Profile, Proxy, ProxyUse
from joor_desktop.model.texts import translate
from joor_desktop.work.desk import checked_profile, new_profile

if TYPE_CHECKING:
    from joor_desktop.work.desk import Desk

Value = TypeVar("Value")


def _add(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    if sys.stdin.isatty():
        import getpass

        token = getpass.getpass(translate("terminal", "Token: "))
    else:
        token = sys.stdin.readline()
    profile = new_profile(chosen.name, Environment(chosen.environment), chosen.url)
    desk.add_profile(checked_profile(_with_settings(profile, chosen)), token.strip())
    ready = translate("terminal", "Profile {name} is ready; its token is in the keychain.")
    if profile.environment is Environment.PRACTICE:
        ready = translate("terminal", "Profile {name} is ready; practice needs no token, so none was kept.")
    print(ready.format(name=chosen.name))
    return ExitCode.DONE


def _change(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    profile = desk.accounts.profile(chosen.name)
    desk.profiles.change(checked_profile(_with_settings(profile, chosen)))
    print(translate("terminal", "Profile {name} is changed.").format(name=profile.name))
    return ExitCode.DONE


def _with_settings(profile: Profile, chosen: argparse.Namespace) -> Profile:
    """*profile* with those settings that were named."""
    changed = replace(
        profile,
        manager_email=_or(chosen.manager_email, profile.manager_email),
        country=_or(chosen.country, profile.country),
        batch_size=max(1, _or(chosen.batch_size, profile.batch_size)),
        read_first=_or(chosen.read_first, profile.read_first),
        quiet=profile.quiet if chosen.quiet is None else chosen.quiet == "yes",
    )
    if chosen.proxy in (ProxyUse.SYSTEM.value, ProxyUse.NONE.value):
        return replace(changed, proxy=Proxy(ProxyUse(chosen.proxy)))
    if chosen.proxy is None and chosen.proxy_user is None:
        return changed
    address, user = _or(chosen.proxy, profile.proxy.address), _or(chosen.proxy_user, profile.proxy.user)
    return replace(changed, proxy=Proxy(ProxyUse.GIVEN, address, user))


def _or(chosen: Value | None, kept: Value) -> Value:
    return kept if chosen is None else chosen


def _rename(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    profile = desk.rename_profile(chosen.name, chosen.new_name)
    text = translate("terminal", "The profile is called {name} now; its lists, sends and token follow.")
    print(text.format(name=profile.name))
    return ExitCode.DONE


def _test(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    profile = desk.accounts.profile(chosen.name)
    desk.accounts.test(profile)
    print(translate("terminal", "JOOR answers, and takes the token of {name}.").format(name=profile.name))
    return ExitCode.DONE


def _list(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    profiles = desk.profiles.all()
    if chosen.json:
        print_json({"profiles": [profile_as_json(profile) for profile in profiles]})
        return ExitCode.DONE
    for profile in profiles:
        print(f"{profile.name}  {profile.environment.value}  {profile.url}".rstrip())
    return ExitCode.DONE


def _remove(desk: Desk, chosen: argparse.Namespace) -> ExitCode:
    desk.remove_profile(chosen.name)
    print(translate("terminal", "Profile {name} and its token are removed.").format(name=chosen.name))
    return ExitCode.DONE


ACTIONS: dict[str, Callable[[Desk, argparse.Namespace], ExitCode]] = {
    "add": _add,
    "change": _change,
    "rename": _rename,
    "test": _test,
    "list": _list,
    "remove": _remove,
}
