using Neura.EventStore;
using NeuraNft.Benchmarks.Search;

namespace NeuraNft.Benchmarks.Replay;

/// <summary>CPU time until the last page was applied, of this process and of the server; under load the clock says less.</summary>
internal sealed class CpuOfPages(CpuTime server) : IProgress<RebuildProgress>
{
    private readonly (TimeSpan Client, double Server) began = (Environment.CpuUsage.TotalTime, server.Now());
    private (TimeSpan Client, double Server) ended;

    public void Report(RebuildProgress value) => ended = (Environment.CpuUsage.TotalTime, server.Now());

    public string Report(int events) =>
        $"CPU an event: client {(ended.Client - began.Client).TotalMicroseconds / events:0.0} µs, "
        + $"server {(ended.Server - began.Server) * 1000 / events:0.0} µs";
}
