using Microsoft.Extensions.Options;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Positions;

public sealed class CursorKeyTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const string Page = """
        query Page($after: String) { activity(first: 1, after: $after) { nodes { position } pageInfo { endCursor } } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cursor_of_one_node_is_good_at_another()
    {
        var first = await WriteAsync();
        var newest = await WriteAsync();
        var page = (await market.Host.Door.From($"{newest}").AskAsync(Page, new { }, Ct)).Field;
        await using var other = await market.AnotherNodeAsync(Ct);
        var next = await other.Door.From($"{newest}").AskAsync(
            Page, new { after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString() }, Ct);
        next.Field.GetProperty("nodes")[0].GetProperty("position").GetString().ShouldBe($"{first}");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("not base64", null)]
    [InlineData("c2hvcnQ=", null)]
    [InlineData(null, "/nowhere/cursor.key")]
    public void Market_without_a_good_key_does_not_start(string? key, string? file)
    {
        var door = new DoorOptions { CursorKey = key, CursorKeyFile = file };
        door.Validate(new(door)).ShouldHaveSingleItem().ErrorMessage!.ShouldStartWith("GraphQL:CursorKey");
        StartFailure.Explain(new OptionsValidationException("", typeof(DoorOptions), ["GraphQL:CursorKey is not set."])).ShouldNotBeNull();
    }

    [Fact]
    public void Key_of_the_embedded_default_is_made_once_and_is_private()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "secrets", "cursor.key");
        var key = CursorKey.Of(new DoorOptions { CursorKeyFile = CursorKey.Keep(path) });
        key.Length.ShouldBe(32);
        CursorKey.Of(new DoorOptions { CursorKeyFile = CursorKey.Keep(path) }).ShouldBe(key);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Task<long> WriteAsync() => market.OnChainAsync(
        StreamKeys.Collection(Collection), At(1), Alice, Ct, new CollectionEvent.MinterSet(Collection, Dave, Allowed: true));
}
