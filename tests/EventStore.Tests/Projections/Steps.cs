using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Keeps what a rebuild reports, at once and in its own thread, unlike the progress of the framework.</summary>
internal sealed class Steps : IProgress<RebuildProgress>
{
    public List<long> Positions { get; } = [];

    public Action<long> Report { get; init; } = _ => { };

    void IProgress<RebuildProgress>.Report(RebuildProgress value)
    {
        Positions.Add(value.Position);
        Report(value.Position);
    }
}
