using System.Text;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Tests.Chain;

public sealed class RefusedLogTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);

    public void Dispose() => chain.Dispose();

    [Fact, Trait("Abuse", "5")]
    public async Task Failed_receipt_with_logs_is_ignored_and_counted()
    {
        var failed = chain.Receipt("r", Logs.LevelSet(), "an ordinary log", Logs.LevelSet("1:2")) with { Status = ReceiptStatus.Failure };
        await chain.TakeAsync(TestChain.Block(10, failed));
        await chain.TakeAsync(TestChain.Block(11, failed with { ReceiptId = TestChain.HashOf("s") }));
        (await chain.EventsAsync()).ShouldBe(0);
        (await chain.RejectedAsync("FAILED_RECEIPT")).ShouldBe(4);
    }

    [Fact, Trait("Abuse", "6")]
    public async Task Event_of_another_executor_is_ignored_and_counted()
    {
        var forged = chain.Receipt("r", Logs.LevelSet()) with { Executor = AccountId.Parse("evil.test.near") };
        var ours = chain.Receipt("s", Logs.LevelSet("1:2"));
        await chain.TakeAsync(TestChain.Block(10, forged, ours));
        (await chain.AssetStreamAsync("1:1")).ShouldBeEmpty();
        (await chain.AssetStreamAsync("1:2")).ShouldHaveSingleItem();
        (await chain.RejectedAsync("WRONG_EXECUTOR")).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "6")]
    public void Event_of_a_followed_contract_is_no_forgery_of_another_and_a_forgery_counts_once()
    {
        var asset = new FollowedContract { Account = chain.Contract, Kind = ContractKind.Nrc101 };
        var deals = new FollowedContract { Account = "m" + chain.Contract, Kind = ContractKind.Market };
        var forged = chain.Receipt("f", Logs.LevelSet()) with { Executor = AccountId.Parse("evil.test.near") };
        var block = TestChain.Block(10, chain.Receipt("r", Logs.LevelSet()), forged);
        BlockReader.Read(block, chain.Network, new([deals], null), [asset, deals]).Rejected.ShouldBeEmpty();
        BlockReader.Read(block, chain.Network, new([asset], null), [asset, deals]).Rejected
            .ShouldBe([new(new(chain.Contract, BlockReader.WrongExecutor), 1)]);
    }

    [Theory, Trait("Abuse", "7"), InlineData(",\"data\":[]"), InlineData(",\"data\":null"), InlineData("")]
    public void Event_without_data_is_quarantined(string data)
    {
        foreach (var (standard, name) in new[] { ("nrc101", "asset_mint"), ("nep171", "nft_transfer"), ("nrc101", "no_such_event") })
            chain.Read(chain.Receipt("r", $$"""EVENT_JSON:{"standard":"{{standard}}","version":"1.0.0","event":"{{name}}"{{data}}}"""))
                .Quarantined.ShouldHaveSingleItem().Reason.ShouldBe("MALFORMED: 'data' holds nothing.");
    }

    [Fact]
    public async Task Event_of_a_foreign_standard_is_ignored_and_counted()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Event("x", "{}", standard: "nep141"))));
        (await chain.RejectedAsync("UNKNOWN_STANDARD")).ShouldBe(1);
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(0);
    }

    [Fact, Trait("Abuse", "7")]
    public async Task Malformed_event_is_quarantined_with_its_raw_bytes_and_the_rest_of_the_block_taken()
    {
        const string Broken = "EVENT_JSON:{\"standard\":\"nrc101\",\u00e4";
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Broken, Logs.LevelSet()), chain.Receipt("s", Logs.LevelSet("1:2"))));
        (await chain.EventsAsync()).ShouldBe(2);
        await using var command = market.Db.CreateCommand(
            $"select raw, reason, receipt_id, log_index, height from chain_quarantine where network = '{chain.Network}'");
        await using var row = await command.ExecuteReaderAsync(MarketFixture.Ct);
        (await row.ReadAsync(MarketFixture.Ct)).ShouldBeTrue();
        row.GetFieldValue<byte[]>(0).ShouldBe(Encoding.UTF8.GetBytes(Broken));
        row.GetString(1).ShouldStartWith("MALFORMED: ");
        (row.GetString(2), row.GetInt32(3), row.GetInt64(4)).ShouldBe((TestChain.HashOf("r").ToString(), 0, 10L));
    }

    [Theory, Trait("Abuse", "8")]
    [InlineData("2.0.0")]
    [InlineData("0.9.0")]
    [InlineData("10.0.0")]
    [InlineData("next")]
    public async Task Unknown_major_version_is_stored_raw_and_not_appended(string version)
    {
        var log = Logs.LevelSet().Replace("1.0.0", version, StringComparison.Ordinal);
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", log)));
        (await chain.EventsAsync()).ShouldBe(0);
        (await market.CountAsync(
            "select count(*) from chain_quarantine where network = $1 and raw = $2 and reason = $3",
            chain.Network, Encoding.UTF8.GetBytes(log), "UNKNOWN_VERSION: " + version)).ShouldBe(1);
    }

    [Fact]
    public void Later_minor_version_with_unknown_fields_is_read()
    {
        var log = Logs.Event("default_level_set", """{"token_id":"1:1","level":2,"by":"alice.test.near","note":"new"}""", version: "1.7.3");
        chain.Read(chain.Receipt("r", log)).Events.ShouldHaveSingleItem();
    }

    [Theory, Trait("Abuse", "16")]
    [InlineData("a\\u0000b", "INVALID_TEXT: ")]
    [InlineData("half \\ud83d", "MALFORMED: ")]
    [InlineData("other \\udc00 half", "MALFORMED: ")]
    public async Task Name_that_cannot_be_stored_is_quarantined_and_the_block_goes_on(string name, string reason)
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Mint(name: name), Logs.LevelSet("1:2"))));
        (await chain.AssetStreamAsync("1:1")).ShouldBeEmpty();
        (await chain.AssetStreamAsync("1:2")).ShouldHaveSingleItem();
        (await market.CountAsync(
            "select count(*) from chain_quarantine where network = $1 and reason like $2", chain.Network, reason + "%")).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "16")]
    public async Task Backslash_before_u0000_is_text_and_no_nul()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Mint(name: "a\\\\u0000b"))));
        var minted = (await chain.AssetStreamAsync("1:1")).ShouldHaveSingleItem().Data.ShouldBeOfType<AssetEvent.AssetMinted>();
        minted.Name.ShouldBe("a\\u0000b");
    }

    [Fact, Trait("Abuse", "6")]
    public void Events_of_other_standards_by_other_contracts_are_no_forgeries()
    {
        var other = chain.Receipt("r", Logs.Transfer("1:1"), Logs.Event("x", "{}", "nep141"))
            with { Executor = AccountId.Parse("nft.test.near") };
        chain.Read(other).Rejected.ShouldBeEmpty();
    }

    [Theory, Trait("Abuse", "7")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":9,"by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":-1,"by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":"1","by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":1.5,"by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":1,"by":"No Account"}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":1,"by":null}""")]
    [InlineData("default_level_set", """{"token_id":"1:1","level":1}""")]
    [InlineData("default_level_set", """{"level":1,"by":"alice.test.near"}""")]
    [InlineData("default_level_set", """{"token_id":"1/1","level":1,"by":"alice.test.near"}""")]
    [InlineData("default_level_set", "null")]
    [InlineData("default_level_set", "7")]
    [InlineData("collection_transfer", """{"collection_id":"x","old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}""")]
    [InlineData("minter_set", """{"collection_id":"1","account_id":"bob.test.near"}""")]
    [InlineData("version_publish", """{"token_id":"1:1","by":"alice.test.near"}""")]
    [InlineData("metadata_update", """{"token_id":"1:1","name":"n","by":"alice.test.near"}""")]
    [InlineData("access_epoch", """{"token_id":"1:1","epoch":1.5,"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}""")]
    [InlineData("access_revoke", "[]")]
    [InlineData("no_such_event", "{}")]
    public void Element_that_is_not_what_the_standard_says_is_quarantined(string name, string data)
    {
        var read = chain.Read(chain.Receipt("r", Logs.Event(name, data)));
        read.Events.ShouldBeEmpty();
        read.Quarantined.ShouldHaveSingleItem().Reason.ShouldMatch("^(MALFORMED|UNKNOWN_EVENT): ");
    }

    [Theory, Trait("Abuse", "7")]
    [InlineData("""{"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}""")]
    [InlineData("""{"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near","token_ids":null}""")]
    [InlineData("""{"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near","token_ids":[null]}""")]
    [InlineData("""{"old_owner_id":"alice.test.near","token_ids":["1:1"]}""")]
    public void Transfer_without_its_parts_is_quarantined(string data)
    {
        var read = chain.Read(chain.Receipt("r", Logs.Event("nft_transfer", data, standard: "nep171")));
        read.Events.ShouldBeEmpty();
        read.Quarantined.ShouldHaveSingleItem().Reason.ShouldStartWith("MALFORMED: ");
    }

    [Theory, Trait("Abuse", "7"), InlineData("99"), InlineData("0"), InlineData("\"99\""), InlineData("\"painting\""), InlineData("null")]
    public void Kind_outside_the_standards_names_is_quarantined(string kind)
    {
        var log = Logs.Mint().Replace("\"kind\":\"model\"", "\"kind\":" + kind, StringComparison.Ordinal);
        chain.Read(chain.Receipt("r", log)).Quarantined.ShouldHaveSingleItem().Reason.ShouldStartWith("MALFORMED: ");
    }

    [Fact]
    public void Optional_field_that_is_left_out_reads_as_null()
    {
        var log = Logs.Mint().Replace("\"rag\":null,", "", StringComparison.Ordinal);
        chain.Read(chain.Receipt("r", log)).Events.ShouldHaveSingleItem();
    }

    [Fact, Trait("Abuse", "7")]
    public void Log_with_one_malformed_element_among_good_ones_is_quarantined_whole()
    {
        var good = """{"token_id":"1:1","level":1,"by":"alice.test.near"}""";
        var read = chain.Read(chain.Receipt("r", Logs.Event("default_level_set", good + ",{}," + good)));
        read.Events.ShouldBeEmpty();
        read.Quarantined.ShouldHaveSingleItem();
    }
}
