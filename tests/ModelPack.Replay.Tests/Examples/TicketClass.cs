namespace ModelPack.Replay.Tests.Examples;

/// <summary>The classes of a ticket.</summary>
public enum TicketClass
{
    /// <summary>The first class.</summary>
    First = 1,

    /// <summary>The last class.</summary>
    Steerage = 30,
}
