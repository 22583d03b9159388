namespace Neura.ContentStore;

/// <summary>What a CID's bytes are: https://github.com/multiformats/multicodec.</summary>
public enum CidCodec
{
    /// <summary>The block is the content itself.</summary>
    Raw = 0x55,

    /// <summary>The block is a UnixFS node that links to others.</summary>
    DagPb = 0x70,
}
