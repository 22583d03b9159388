using System.Net;
using System.Text;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>A web server on the loopback address that answers from a function of path and query.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    public FileServer(Func<Uri, Reply> answer) => _server = new LoopbackServer(context => AnswerAsync(context, answer));

    public Uri Base => _server.Address;

    public HttpClient Http { get; } = new();

    public List<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Http.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext context, Func<Uri, Reply> answer)
    {
        lock (Asked) Asked.Add(context.Request.Url!.PathAndQuery);
        var reply = Of(answer, context.Request.Url!);
        context.Response.StatusCode = (int)reply.Status;
        if (reply.Location is not null) context.Response.RedirectLocation = reply.Location;
        if (reply.RetryAfterSeconds is { } seconds) context.Response.AddHeader("Retry-After", $"{seconds}");
        context.Response.ContentLength64 = reply.Body.Length;
        await context.Response.OutputStream.WriteAsync(reply.Body);
        context.Response.Close();
    }

    // Who asks must not wait for ever where the answer fails; the test then says by itself what it misses.
    private static Reply Of(Func<Uri, Reply> answer, Uri asked)
    {
        try
        {
            return answer(asked);
        }
        catch (Exception failure)
        {
            return new Reply(HttpStatusCode.InternalServerError, Encoding.UTF8.GetBytes(failure.Message));
        }
    }

    internal sealed record Reply(HttpStatusCode Status, byte[] Body)
    {
        public static Reply NotFound { get; } = new(HttpStatusCode.NotFound, "<Error><Code>NoSuchKey</Code></Error>"u8.ToArray());

        public string? Location { get; init; }

        public int? RetryAfterSeconds { get; init; }

        public static Reply Of(byte[] body) => new(HttpStatusCode.OK, body);

        public static Reply Of(string body) => Of(Encoding.UTF8.GetBytes(body));
    }
}
