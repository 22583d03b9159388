using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http.Events;

/// <summary>Writes server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal sealed class EventWriter(PipeWriter output, TimeSpan stallTimeout, TimeProvider time)
{
    /// <summary>Sends the headers at once, with a comment that a client ignores.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => WriteAsync(":\n\n", cancellationToken);

    /// <summary>Keeps proxies from closing a quiet connection.</summary>
    public Task StayAsync(CancellationToken cancellationToken) => WriteAsync(":\n\n", cancellationToken);

    public Task CompleteAsync(CancellationToken cancellationToken) => WriteAsync("event: complete\ndata:\n\n", cancellationToken);

    /// <exception cref="TimeoutException">The client takes nothing.</exception>
    public Task NextAsync(ExecutionResult answer, CancellationToken cancellationToken)
    {
        Write("event: next\n");
        if (answer.ResumePosition is { } position)
            Write($"id: {position}\n");
        Write("data: ");
        // JSON as it is written here has no line break.
        answer.WriteTo(output);
        return WriteAsync("\n\n", cancellationToken);
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        Write(text);
        await output.FlushAsync(cancellationToken).AsTask().WaitAsync(stallTimeout, time, cancellationToken);
    }

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
