using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Near.Tests;

public sealed class EveryFixtureTests
{
    // Folder or file, and the tests that read it.
    private static readonly Dictionary<string, Type> s_readers = new()
    {
        ["lake/"] = typeof(Blocks.WholeBlockTests),
        ["lake-js/"] = typeof(Blocks.WholeBlockTests),
        ["streamer/"] = typeof(Blocks.WholeBlockTests),
        ["rpc/nep171-outcomes.json"] = typeof(BlockMessageTests),
        ["rpc/"] = typeof(RpcFixtureTests),
        ["schema/near-jsonrpc-openapi-1.1.0.json"] = typeof(SchemaTests),
        ["schema/runtime-config-protocol-84.json"] = typeof(Sending.TransactionDraftTests),
        ["vectors/nep366-mainnet-delegates.json"] = typeof(DelegateActionTests),
        ["vectors/nep413.json"] = typeof(Nep413Tests),
        ["vectors/"] = typeof(TransactionTests),
    };

    [Fact]
    public void Every_file_of_real_data_has_a_test_that_reads_it()
    {
        var root = NearData.File("");
        var files = Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).ToList();
        files.Count.ShouldBeGreaterThan(40);
        files.Where(f => !s_readers.Keys.Any(prefix => f.StartsWith(prefix, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_delegate_action_in_a_block_verifies_unless_nobody_signed_it()
    {
        var found = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        foreach (var file in Directory.GetFiles(NearData.File(""), "*.json", SearchOption.AllDirectories).Where(IsBlock))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var item in Delegates(document.RootElement))
            {
                var action = DelegateActionTests.Read(item.GetProperty("delegate_action"));
                var signature = Signature.Parse(item.GetProperty("signature").GetString()!);
                // Somebody once sent testnet a key and a signature of nothing but zeros: a point of small order, which must not pass.
                var isSigned = signature.Bytes.ContainsAnyExcept((byte)0);
                new SignedDelegateAction(action, signature).VerifySignature().ShouldBe(isSigned, file);
                found[isSigned]++;
            }
        }
        (found[true], found[false]).ShouldBe((3, 1));
    }

    [Fact]
    public void Key_of_the_other_curve_is_read_and_written()
    {
        const string Key = "secp256k1:45KcWwYt6MYRnnWFSxyQVkuu9suAzxoSkUMEnFNBi9kDayTo5YPUaqMWUrf7YHUDNMMj3w75vKuvfAMgfiFXBy28";
        NearData.Text("vectors/near-api-js.json").ShouldContain(Key);
        var key = PublicKey.Parse(Key);
        (key.Type, key.ToString()).ShouldBe((KeyType.Secp256k1, Key));
        var bob = AccountId.Parse("bob.near");
        var transaction = new TransactionDraft(bob).AddKey(key, AccessKey.FullAccess).Build(bob, key, 1, default);
        var read = Transaction.FromBorsh(transaction.ToBorsh());
        read.PublicKey.ShouldBe(key);
        var signature = new Signature(KeyType.Secp256k1, new byte[65]);
        SignedTransaction.FromBorsh(new SignedTransaction(transaction, signature).ToBorsh()).Signature.ShouldBe(signature);
        new SignedTransaction(transaction, signature).VerifySignature().ShouldBeFalse(); // It is not verified, so it never passes.
    }

    private static bool IsBlock(string file) =>
        file.Contains("/lake/", StringComparison.Ordinal) || file.Contains("/streamer/", StringComparison.Ordinal)
        || file.EndsWith("snake.json", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Delegates(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Delegates),
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(p => p is { Name: "Delegate", Value.ValueKind: JsonValueKind.Object } ? [p.Value] : Delegates(p.Value)),
        _ => [],
    };
}
