using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

/// <summary>Recorded answers with bytes changed: a result or NearRpcException, and nothing else.</summary>
public sealed class HostileAnswerTests
{
    private const int Seed = 20_261_121;

    private static readonly AccountId s_account = AccountId.Parse("bob.near");
    private static readonly CryptoHash s_hash = CryptoHash.OfSha256("x"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query-view-account")]
    [InlineData("query-view-access-key")]
    [InlineData("query-view-access-key-list")]
    [InlineData("query-call-function")]
    [InlineData("query-view-state")]
    [InlineData("changes-account")]
    [InlineData("changes-in-block")]
    [InlineData("experimental-receipt")]
    [InlineData("experimental-tx-status")]
    [InlineData("error-invalid-nonce")]
    public async Task Answer_with_changed_bytes_is_a_result_or_the_typed_error(string fixture)
    {
        var original = NearData.Bytes($"rpc/{fixture}.json");
        var random = new Random(Seed);
        var answer = original;
        var client = new StubNode(_ => new HttpResponseMessage { Content = new ByteArrayContent(answer) }).Client();
        for (var i = 0; i < 300; i++)
        {
            answer = original.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) answer[random.Next(answer.Length)] = (byte)random.Next(256);
            if (i % 3 == 0) answer = answer[..random.Next(answer.Length)];
            foreach (var call in Calls(client))
            {
                try
                {
                    await call();
                }
                catch (NearRpcException)
                {
                    // The one exception that is allowed.
                }
            }
        }
    }

    private static IEnumerable<Func<Task>> Calls(JsonRpcClient client) =>
    [
        () => client.ViewAccountAsync(s_account, BlockReference.Final, Token),
        () => client.ViewAccessKeyListAsync(s_account, BlockReference.Final, Token),
        () => client.ViewAccessKeyAsync(s_account, new PublicKey(KeyType.Ed25519, new byte[32]), BlockReference.Final, Token),
        () => client.CallFunctionAsync(s_account, "m", default, BlockReference.Final, Token),
        () => client.ViewStateAsync(s_account, default, BlockReference.Final, Token),
        () => client.ChangesAsync(BlockReference.Final, [s_account], Token),
        () => client.ChangesInBlockAsync(BlockReference.Final, Token),
        () => client.ReceiptAsync(s_hash, Token),
        () => client.TransactionStatusAsync(s_hash, s_account, TransactionWait.None, Token),
    ];
}
