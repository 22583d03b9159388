using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Tests;

/// <summary>A web server on the loopback address that answers one request after the other.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpListener listener;
    private readonly Task serving;

    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        (listener, Address) = Listen();
        serving = Task.Run(() => ServeAsync(answer));
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        stop.TrySetResult();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync(Func<HttpListenerContext, Task> answer)
    {
        while (true)
        {
            // Stopped beside this call, a listener may leave it waiting for ever: it is closed when nobody calls it any more.
            var next = listener.GetContextAsync();
            if (await Task.WhenAny(next, stop.Task) != next)
                return;
            try
            {
                await answer(await next);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The client went away.
            }
        }
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var (listener, address) = (new HttpListener(), new Uri($"http://{probe.LocalEndpoint}/"));
            probe.Stop();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                // Another program was given the port meanwhile.
            }
        }
    }
}
