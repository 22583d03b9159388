namespace Neura.Near.Blocks;

/// <summary>Why a source of blocks could not answer, in the terms a caller acts on.</summary>
public enum BlockSourceFailure
{
    /// <summary>No connection, a time-out, or HTTP 429 or 5xx to the end of the retries. Later it may work.</summary>
    Unavailable,

    /// <summary>HTTP 4xx: the request or its credentials are wrong. Trying again does not help.</summary>
    Refused,

    /// <summary>The source no longer keeps the height, or never did: another one is needed.</summary>
    NotKept,

    /// <summary>A part of the block (a shard's file) is missing after the retries.</summary>
    Incomplete,

    /// <summary>Longer than the limit.</summary>
    TooLarge,

    /// <summary>The source contradicts itself: another height than asked for, say.</summary>
    Contradiction,

    /// <summary>Two sources show different final blocks of one height. Append nothing; a person has to look.</summary>
    Disagreement,

    /// <summary>A block does not follow the one before, not even when read again. Append nothing; a person has to look.</summary>
    Discontinuity,
}
