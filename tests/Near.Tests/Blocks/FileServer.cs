using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>A web server on the loopback address that answers from a function of path and query.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;

    public FileServer(Func<Uri, Reply> answer)
    {
        (_listener, Base) = Listen();
        _serving = ServeAsync(answer);
    }

    public Uri Base { get; }

    public HttpClient Http { get; } = new();

    public List<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        Http.Dispose();
    }

    private async Task ServeAsync(Func<Uri, Reply> answer)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                lock (Asked) Asked.Add(context.Request.Url!.PathAndQuery);
                var reply = Of(answer, context.Request.Url!);
                context.Response.StatusCode = (int)reply.Status;
                if (reply.Location is not null) context.Response.RedirectLocation = reply.Location;
                if (reply.RetryAfterSeconds is { } seconds) context.Response.AddHeader("Retry-After", $"{seconds}");
                context.Response.ContentLength64 = reply.Body.Length;
                await context.Response.OutputStream.WriteAsync(reply.Body);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped, or the client went away.
            }
        }
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

    private static (HttpListener Listener, Uri Base) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var (listener, at) = (new HttpListener(), new Uri($"http://{probe.LocalEndpoint}/"));
            probe.Stop();
            listener.Prefixes.Add(at.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, at);
            }
            catch (HttpListenerException)
            {
                // Another program was given the port meanwhile.
            }
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
