using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What a reader keeps of the row while it reads an object within it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonScope
{
    internal JsonScope(JsonMembers? members, int member, int next, bool isOpen, MemberFlags seen, bool rowWasObject)
    {
        Members = members;
        Member = member;
        Next = next;
        IsOpen = isOpen;
        Seen = seen;
        RowWasObject = rowWasObject;
    }

    internal JsonMembers? Members { get; }

    internal int Member { get; }

    internal int Next { get; }

    internal bool IsOpen { get; }

    internal MemberFlags Seen { get; }

    internal bool RowWasObject { get; }
}
