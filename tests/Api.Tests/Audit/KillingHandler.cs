namespace NeuraNft.Api.Tests.Audit;

/// <summary>The process dies at its n-th request, before or after the node has it: nothing of what follows runs.</summary>
internal sealed class KillingHandler(int at, bool isAfter) : DelegatingHandler(new SocketsHttpHandler())
{
    private int requests;

    public bool HasKilled { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var kills = HasKilled || ++requests == at;
        if (kills && (HasKilled || !isAfter)) throw Killed();
        var answer = await base.SendAsync(request, cancellationToken);
        if (!kills) return answer;
        answer.Dispose();
        throw Killed();
    }

    private KilledException Killed()
    {
        HasKilled = true;
        return new KilledException();
    }
}

internal sealed class KilledException() : Exception("Killed by the test.");
