using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NeuraNft.Auditor.Tests;

/// <summary>A NEAR node that answers each view call with what the test put in: what a real one says, or says when it lies.</summary>
internal sealed class StubNode : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubNode(WebApplication app) => this.app = app;

    /// <summary>JSON of what the contract returns; null: no node answers.</summary>
    public string? View { get; set; } = "null";

    public string Address => app.Urls.First();

    public static async Task<StubNode> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var node = new StubNode(builder.Build());
        node.app.MapPost("/", node.AnswerAsync);
        await node.app.StartAsync(ct);
        return node;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var call = await JsonDocument.ParseAsync(request.Body);
        if (View is null) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Results.Json(new
        {
            jsonrpc = "2.0", id = call.RootElement.GetProperty("id").Clone(),
            result = new
            {
                result = Encoding.UTF8.GetBytes(View).Select(b => (int)b), logs = Array.Empty<string>(), block_height = 7,
                block_hash = "11111111111111111111111111111111",
            },
        });
    }
}
