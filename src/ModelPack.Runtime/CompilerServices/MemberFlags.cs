namespace ModelPack.Runtime.CompilerServices;

/// <summary>A flag for each member of a type; up to 64 of them take no memory of their own.</summary>
internal struct MemberFlags
{
    private ulong _first;
    private ulong[]? _rest;

    /// <summary>Whether the member's flag is set.</summary>
    public readonly bool this[int member] => member < 64
        ? (_first >> member & 1) != 0
        : (_rest![(member >> 6) - 1] >> (member & 63) & 1) != 0;

    /// <summary>Sets a member's flag.</summary>
    public void Set(int member)
    {
        if (member < 64)
            _first |= 1UL << member;
        else
            _rest![(member >> 6) - 1] |= 1UL << (member & 63);
    }

    /// <summary>Clears all flags, for a type of so many members.</summary>
    public void Reset(int count)
    {
        _first = 0;
        int rest = (count - 1) >> 6;
        if (rest <= 0)
            return;
        if (_rest?.Length >= rest)
            Array.Clear(_rest);
        else
            _rest = new ulong[rest];
    }
}
