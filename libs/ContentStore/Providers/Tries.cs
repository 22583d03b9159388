namespace Neura.ContentStore.Providers;

/// <summary>How often a request may be sent, and how long one try may take.</summary>
internal enum Tries
{
    Several,

    /// <summary>A piece of a content: may be long, and sent again does no harm.</summary>
    SeveralLong,

    /// <summary>A whole content: whether a failed try was done all the same must be asked before it is sent again.</summary>
    OneLong,
}
