using System.Text.Json;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>Events about rights, money and the contract itself, as the contract logs them, become domain events field by field.</summary>
public sealed class RightsTranslationTests
{
    private const string Token = "\"token_id\":\"1:7\"";
    private const string Root = "q8A3mdlcYaUyS0J4dQYrxRc5zDtjdxi1HtVpzFzLBaI=";

    public static TheoryData<string, string, AssetEvent> OfAssets => new()
    {
        { "access_revoke", $$"""{ {{Token}},"account_id":"bob.test.near","origin":"lease","revoked_by":"bob.test.near" }""",
            new AssetEvent.AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease) },
        { "lease_terms_set",
            $$"""{ {{Token}},"level":1,"price_per_period":"5","period":"10","max_periods":12,"by":"alice.test.near" }""",
            new AssetEvent.LeaseTermsSet(
                Asset, AccessLevel.UseModel, new LeaseTerms(Yocto.Parse("5"), new BlockSpan(10), 12), Alice) },
        { "lease_terms_set",
            $$"""{ {{Token}},"level":1,"price_per_period":null,"period":null,"max_periods":null,"by":"alice.test.near" }""",
            new AssetEvent.LeaseTermsSet(Asset, AccessLevel.UseModel, null, Alice) },
        { "lease_start",
            $$"""
            { {{Token}},"account_id":"bob.test.near","level":1,"periods":2,"price":"10","platform_fee":"1",
              "payouts":{"dave.test.near":"2","alice.test.near":"7"},"started_at":"3","expires_at":"23" }
            """,
            new AssetEvent.LeaseStarted(
                Asset, Bob, AccessLevel.UseModel, 2, Yocto.Parse("10"), Yocto.Parse("1"),
                new Payouts([KeyValuePair.Create(Alice, Yocto.Parse("7")), KeyValuePair.Create(Dave, Yocto.Parse("2"))]),
                new BlockTime(3), new BlockTime(23)) },
        { "access_resell",
            $$"""{ {{Token}},"from_id":"bob.test.near","to_id":"carol.test.near","level":1,"expires_at":"23","origin":"lease" }""",
            new AssetEvent.AccessResold(Asset, Bob, Carol, AccessLevel.UseModel, new BlockTime(23), GrantOrigin.Lease) },
        { "replica_create", $$"""{ {{Token}},"parent_id":"1:1","by":"bob.test.near" }""",
            new AssetEvent.ReplicaCreated(Asset, Parent, Bob) },
        { "royalty_set", $$"""{ {{Token}},"royalty":{"alice.test.near":500},"by":"alice.test.near" }""",
            new AssetEvent.RoyaltySet(Asset, new Royalty([KeyValuePair.Create(Alice, 500)]), Alice) },
        { "access_request", $$"""{ {{Token}},"account_id":"bob.test.near","level":4,"message":null,"requested_at":"5" }""",
            new AssetEvent.AccessRequested(Asset, Bob, AccessLevel.ViewAndDownload, null, new BlockTime(5)) },
        { "access_answer",
            $$"""{ {{Token}},"account_id":"bob.test.near","level":4,"approved":true,"by":"alice.test.near","answered_at":"6" }""",
            new AssetEvent.AccessAnswered(Asset, Bob, AccessLevel.ViewAndDownload, true, Alice, new BlockTime(6)) },
        { "nft_approve", $$"""{ {{Token}},"owner_id":"alice.test.near","account_id":"bob.test.near","approval_id":7 }""",
            new AssetEvent.AccountApproved(Asset, Alice, Bob, 7) },
        { "nft_revoke", $$"""{ {{Token}},"owner_id":"alice.test.near","account_id":null }""",
            new AssetEvent.ApprovalRevoked(Asset, Alice, null) },
    };

    public static TheoryData<string, string, ContractEvent> OfContracts => new()
    {
        { "platform_set", """{"account_id":"dave.test.near","fee_basis_points":250,"by":"alice.test.near"}""",
            new ContractEvent.PlatformSet(Contract, Dave, 250, Alice) },
        { "anchorer_set", """{"account_id":"dave.test.near","by":"alice.test.near"}""",
            new ContractEvent.AnchorerSet(Contract, Dave, Alice) },
        { "owner_set", """{"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}""",
            new ContractEvent.OwnerSet(Contract, Alice, Bob) },
        { "upgrade_stage", """{"code_hash":"4uQe","earliest_at":"9","by":"alice.test.near"}""",
            new ContractEvent.UpgradeStaged(Contract, "4uQe", new BlockTime(9), Alice) },
        { "upgrade_cancel", """{"code_hash":"4uQe","by":"alice.test.near"}""",
            new ContractEvent.UpgradeCancelled(Contract, "4uQe", Alice) },
        { "upgrade_apply", """{"code_hash":"4uQe","version":"2.0.0","by":"alice.test.near"}""",
            new ContractEvent.UpgradeApplied(Contract, "4uQe", "2.0.0", Alice) },
        { "payout_hold", """{"account_id":"dave.test.near","amount":"58"}""",
            new ContractEvent.PayoutHeld(Contract, Dave, Yocto.Parse("58")) },
        { "payout_forward", """{"account_id":"dave.test.near","amount":"58","to_id":"alice.test.near"}""",
            new ContractEvent.PayoutForwarded(Contract, Dave, Yocto.Parse("58"), Alice) },
        { "payout_forward", """{"account_id":"dave.test.near","amount":"58","to_id":null}""",
            new ContractEvent.PayoutForwarded(Contract, Dave, Yocto.Parse("58"), null) },
        { "audit_anchor", $$"""{"origin":"log","size":42,"root":"{{Root}}","by":"dave.test.near","anchored_at":"7"}""",
            new ContractEvent.AuditAnchored(Contract, "log", 42, Root, Dave, new BlockTime(7)) },
    };

    [Theory, MemberData(nameof(OfAssets), DisableDiscoveryEnumeration = true)]
    public void Event_of_an_asset_keeps_every_field(string name, string data, AssetEvent expected) =>
        Translate(name, data).ShouldBe([new DomainEvent("asset/nrc101.test.near/1:7", expected)]);

    [Theory, MemberData(nameof(OfContracts), DisableDiscoveryEnumeration = true)]
    public void Event_of_a_contract_keeps_every_field(string name, string data, ContractEvent expected) =>
        Translate(name, data).ShouldBe([new DomainEvent("contract/nrc101.test.near", expected)]);

    [Theory, Trait("Abuse", "57")]
    [InlineData("\"340282366920938463463374607431768211456\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1.5\"")]
    [InlineData("\"1e24\"")]
    [InlineData("5")]
    public void Price_that_is_no_amount_is_malformed(string price) => Should.Throw<JsonException>(() => Translate(
        "lease_terms_set", $$"""{ {{Token}},"level":1,"price_per_period":{{price}},"period":"10","max_periods":12,"by":"aa" }"""));

    [Theory, Trait("Abuse", "7")]
    [InlineData("lease_terms_set", """{"token_id":"1:7","level":1,"price_per_period":"5","period":null,"max_periods":12,"by":"aa"}""")]
    [InlineData("lease_terms_set", """{"token_id":"1:7","level":1,"price_per_period":"5","period":"1","max_periods":0,"by":"aa"}""")]
    [InlineData("access_set", """{"token_id":"1:7","account_id":"aa","level":1,"granted_by":"aa","granted_at":"1","origin":"gift"}""")]
    [InlineData("access_revoke", """{"token_id":"1:7","account_id":"aa","revoked_by":"aa","origin":"gift"}""")]
    [InlineData("nft_approve", """{"token_id":"1:7","owner_id":"aa","account_id":"bb","approval_id":-1}""")]
    [InlineData("platform_set", """{"account_id":"aa","fee_basis_points":10001,"by":"aa"}""")]
    [InlineData("audit_anchor", """{"origin":"log","size":42,"root":"AAAA","by":"aa","anchored_at":"7"}""")]
    [InlineData("audit_anchor", $$"""{"origin":"log","size":-1,"root":"{{Root}}","by":"aa","anchored_at":"7"}""")]
    [InlineData("replica_create", """{"token_id":"1:7","by":"aa"}""")]
    public void Event_that_is_not_what_the_standard_says_is_malformed(string name, string data) =>
        Should.Throw<JsonException>(() => Translate(name, data));

    private static IReadOnlyList<DomainEvent> Translate(string name, string data) =>
        Nrc101Events.Translate("nrc101", name, Contract, JsonSerializer.Deserialize<JsonElement>(data)).ShouldNotBeNull();
}
