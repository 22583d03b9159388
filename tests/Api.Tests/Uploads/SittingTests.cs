using System.Net;
using System.Security.Cryptography;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>An upload is one sitting's at a time.</summary>
public sealed class SittingTests(UploadMarket market) : IClassFixture<UploadMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sitting_that_is_over_completes_nothing()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var path = await client.OpenAsync(bytes, Ct);
        var id = Guid.Parse(path.Split('/')[^1]);
        using var slow = new HeldContent(bytes);
        var sending = client.PatchAsync(path, 0, slow, Ct);
        await Eventually.HoldsAsync(
            async () => await ScalarAsync("select (sitting is not null)::int from upload where id = $1", id) == 1, Ct);
        // As another node does that takes it up.
        await ScalarAsync("update upload set sitting = gen_random_uuid(), custody_header = '\\x01' where id = $1 returning 1", id);
        slow.LetGo();
        (await sending).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ScalarAsync("select (state = 'open')::int from upload where id = $1", id)).ShouldBe(1);
        (await ScalarAsync("select count(*)::int from uploaded_content where upload = $1", id)).ShouldBe(0);
    }

    [Fact]
    public async Task Upload_that_is_taken_up_again_and_again_is_given_up()
    {
        using var client = market.Client();
        var path = await client.OpenAsync(new byte[100], Ct);
        (await client.PatchAsync(path, 0, new byte[10], Ct)).Dispose();
        await ScalarAsync("update upload set sittings = 32 where id = $1 returning 1", Guid.Parse(path.Split('/')[^1]));
        await using var other = await market.StartAsync();
        using var second = UploadMarket.Client(other, client.Account);
        (await second.PatchAsync(path, 10, new byte[10], Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    private async Task<int> ScalarAsync(string sql, Guid id)
    {
        await using var command = market.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        return (int)(await command.ExecuteScalarAsync(Ct))!;
    }
}
