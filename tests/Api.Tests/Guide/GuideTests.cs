using System.Reflection;
using System.Text.Json;
using Neura.GraphQL.Execution;

namespace NeuraNft.Api.Tests.Guide;

/// <summary>docs/api.md is true: each of its operations is executed as it stands there, and each code is in its table.</summary>
public sealed class GuideTests(GuideMarket market) : IClassFixture<GuideMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. GuideBlock.All.Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_of_the_guide_is_answered(string name)
    {
        var block = GuideBlock.All.Single(b => b.Name == name);
        var variables = JsonSerializer.Deserialize<JsonElement>(await market.FillAsync(block.Variables, Ct));
        var data = block.IsSubscription ? await FirstEventAsync(block, variables) : await AnswerAsync(block, variables);
        foreach (var field in data.EnumerateObject())
            if (field.Value is { ValueKind: JsonValueKind.Object } payload && payload.TryGetProperty("errors", out var refusals))
                refusals.ValueKind.ShouldBe(JsonValueKind.Null, data.ToString());
    }

    [Fact]
    public void Guide_has_every_operation_by_a_name_of_its_own()
    {
        GuideBlock.All.Count.ShouldBeGreaterThan(14);
        GuideBlock.All.ShouldAllBe(block => block.Name.Length > 0);
        GuideBlock.All.Select(block => block.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_code_is_in_the_table_of_errors()
    {
        string[] others = ["AUTH_INVALID_TOKEN", "INVALID_TIME", "DUPLICATE_SHARE"];
        var codes = new[] { typeof(ErrorCodes), typeof(ApiCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!).Concat(others);
        codes.ShouldAllBe(code => GuideBlock.Text.Contains($"`{code}`", StringComparison.Ordinal));
    }

    private async Task<JsonElement> AnswerAsync(GuideBlock block, JsonElement variables)
    {
        var answer = await market.Owner.From(market.Position).AskAsync(block.Operation, variables, Ct);
        answer.ErrorCode.ShouldBeNull(answer.Body.ToString());
        return answer.Body.GetProperty("data");
    }

    private async Task<JsonElement> FirstEventAsync(GuideBlock block, JsonElement variables)
    {
        using var socket = await Socket.OpenAsync(market.Address, market.Token, null, Ct);
        await socket.SubscribeAsync("1", block.Operation, variables, Ct);
        var message = await socket.ReceiveAsync(Ct);
        message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
        return message.GetProperty("payload").GetProperty("data");
    }
}
