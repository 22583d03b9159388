namespace NeuraNft.Crash.Servers;

internal enum KillKind
{
    /// <summary>The postmaster and at once everything it started: as a power cut of the process tree.</summary>
    Everything,

    /// <summary>The postmaster alone: its children notice, and may still finish a commit.</summary>
    PostmasterAlone,
}
