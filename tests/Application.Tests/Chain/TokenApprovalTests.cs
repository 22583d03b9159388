using System.Text;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>What a foreign contract does not log is read from the calls of its successful receipts.</summary>
public sealed class TokenApprovalTests
{
    private const string Contract = "foreign.test.near";
    private static readonly Account Alice = Account.Parse("alice.test.near"), Bob = Account.Parse("bob.test.near");

    private const string ResolveArguments = """
        {"previous_owner_id":"alice.test.near","receiver_id":"bob.test.near","token_id":"1","approved_account_ids":{"bob.test.near":7}}
        """;

    [Fact]
    public void Approval_is_the_predecessors_not_the_signers()
    {
        var receipt = Receipt("nft_approve", """{"token_id":"1","account_id":"bob.test.near","msg":"x"}""");
        var approved = Read(receipt).Events.ShouldHaveSingleItem();
        approved.Event.Data.ShouldBe(new TokenApproved(new(Contract, "1"), Alice, Bob, null));
        approved.Identity.LogIndex.ShouldBe(-1);
        approved.Headers["signer"].ShouldBe("relayer.test.near");
    }

    [Fact]
    public void Revocations_are_of_one_account_or_of_all()
    {
        Data(Receipt("nft_revoke", """{"token_id":"1","account_id":"bob.test.near"}"""))
            .ShouldBe([new TokenApprovalRevoked(new(Contract, "1"), Alice, Bob)]);
        Data(Receipt("nft_revoke_all", """{"token_id":"1"}""")).ShouldBe([new TokenApprovalRevoked(new(Contract, "1"), Alice, null)]);
    }

    [Fact, Trait("Abuse", "5")]
    public void Approval_that_failed_is_none() =>
        Read(Receipt("nft_approve", """{"token_id":"1","account_id":"bob.test.near"}""") with { Status = ReceiptStatus.Failure })
            .Events.ShouldBeEmpty();

    [Fact]
    public void Approval_before_a_transfer_in_one_receipt_ends_with_it()
    {
        var receipt = Receipt("nft_approve", """{"token_id":"1","account_id":"bob.test.near"}""", Moved("alice", "bob"));
        Data(receipt).Select(d => d.GetType()).ShouldBe([typeof(TokenApproved), typeof(TokenTransferred)]);
    }

    [Fact]
    public void Transfer_call_rolled_back_gives_token_and_approvals_back()
    {
        var resolved = Receipt("nft_resolve_transfer", ResolveArguments, Moved("bob", "alice"))
            with { Predecessor = AccountId.Parse(Contract) };
        Data(resolved).ShouldBe(
        [
            new TokenTransferred(new(Contract, "1"), Bob, Alice, null, null), new TokenApproved(new(Contract, "1"), Alice, Bob, 7),
        ]);
    }

    [Fact]
    public void Transfer_call_that_stands_gives_nothing_back()
    {
        var resolved = Receipt("nft_resolve_transfer", ResolveArguments) with { Predecessor = AccountId.Parse(Contract) };
        Data(resolved).ShouldBeEmpty();
    }

    [Fact, Trait("Abuse", "6")]
    public void Stranger_cannot_restore_approvals()
    {
        var forged = Receipt("nft_resolve_transfer", ResolveArguments, Moved("bob", "alice"));
        Data(forged).ShouldHaveSingleItem().ShouldBeOfType<TokenTransferred>();
    }

    [Theory, Trait("Abuse", "7")]
    [InlineData("{"), InlineData("{}"), InlineData("""{"token_id":"1","account_id":"No Account"}"""), InlineData("null")]
    public void Call_of_no_known_shape_is_kept_aside(string arguments)
    {
        var kept = Read(Receipt("nft_approve", arguments)).Quarantined.ShouldHaveSingleItem();
        (kept.LogIndex, kept.Raw).ShouldBe((-1, "nft_approve " + arguments));
    }

    [Fact]
    public void Approval_counts_whatever_its_message_weighs_and_whatever_else_it_holds()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        foreach (var more in new[] { $"\"msg\":\"{new string('x', 4_000_000)}\"", $"\"more\":{deep}" })
            Data(Receipt("nft_approve", $$"""{{{more}},"token_id":"1","account_id":"bob.test.near"}"""))
                .ShouldBe([new TokenApproved(new(Contract, "1"), Alice, Bob, null)]);
    }

    [Fact, Trait("Abuse", "7")]
    public void Very_long_call_that_cannot_be_read_is_kept_in_part()
    {
        var kept = Read(Receipt("nft_approve", new string('x', 1_000_000))).Quarantined.ShouldHaveSingleItem();
        kept.Raw.Length.ShouldBeLessThan(66_000);
        kept.Raw.ShouldEndWith(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(new string('x', 1_000_000)))) + ")");
    }

    [Fact]
    public void Mint_of_a_foreign_contract_is_a_token_for_each_id()
    {
        var log = Logs.Event("nft_mint", """{"owner_id":"alice.test.near","token_ids":["1","2"]}""", standard: "nep171");
        Data(Receipt("mint", "{}", log)).ShouldBe(
            [new TokenMinted(new(Contract, "1"), Alice, null), new TokenMinted(new(Contract, "2"), Alice, null)]);
    }

    [Fact]
    public void Token_id_with_a_slash_is_taken_and_has_a_stream_of_its_own()
    {
        var log = Logs.Event("nft_mint", """{"owner_id":"alice.test.near","token_ids":["a/1","a%2F1","a"]}""", standard: "nep171");
        var read = Read(Receipt("nft_approve", """{"token_id":"a/1","account_id":"bob.test.near"}""", log));
        read.Quarantined.ShouldBeEmpty();
        read.Events.Select(e => e.Event.Stream).Distinct().ShouldBe(
            ["token/foreign.test.near/a/1", "token/foreign.test.near/a%2F1", "token/foreign.test.near/a"]);
        read.Events.Select(e => e.Event.Data).ShouldContain(new TokenApproved(new(Contract, "a/1"), Alice, Bob, null));
    }

    private static string Moved(string from, string to) => Logs.Event("nft_transfer", $$"""
        {"old_owner_id":"{{from}}.test.near","new_owner_id":"{{to}}.test.near","token_ids":["1"]}
        """, standard: "nep171");

    private static ExecutedReceipt Receipt(string method, string arguments, params string[] logs) => new(
        TestChain.HashOf("r"), AccountId.Parse(Contract), AccountId.Parse("alice.test.near"), AccountId.Parse("relayer.test.near"),
        null, ReceiptStatus.Success, logs, [new MethodCall(method, Encoding.UTF8.GetBytes(arguments), new Gas(1), NearToken.Parse("1"))]);

    private static BlockReading Read(ExecutedReceipt receipt) => BlockReader.Read(
        TestChain.Block(10, receipt), "local", new ContractGroup([new FollowedContract { Account = Contract }], null));

    private static IEnumerable<object> Data(ExecutedReceipt receipt) => Read(receipt).Events.Select(e => e.Event.Data);
}
