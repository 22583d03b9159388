namespace NeuraNft.Application.Content;

/// <summary>How far an upload is.</summary>
public enum UploadState
{
    Open,

    /// <summary>All came and is what was declared; it lies encrypted under its CID.</summary>
    Complete,

    /// <summary>All came and is not what was declared.</summary>
    Quarantined,

    /// <summary>Given up by its account, or expired.</summary>
    Ended,
}
