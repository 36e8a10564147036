using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Reads rows from JSON and collects every failure with its path. Valid scalars allocate nothing but the row itself.</summary>
/// <remarks>Generated code opens the object, asks for one member after the other, and reads the value of each with the method of its type. Malformed JSON ends all this by <see cref="JsonException"/>, which the entry points turn into a failure.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonInputReader
{
    private const int Depth = 64;

    private readonly JsonInputOptions _options;
    private readonly long _length;
    private Utf8JsonReader _json;
    private JsonMembers? _members;
    private int _member;
    private int _next;
    private bool _isOpen;
    private MemberFlags _seen;
    private long _elements;
    private ElementIndices _indices;
    private int _levels;

    // Whether flat elements do not do, since only nesting tells a tensor's lengths.
    private bool _isNestedOnly;
    private int _rowDepth;

    // The member whose object is being read; null for the row's own.
    private string? _outer;

    // How many of the indices belong to the list around the value.
    private int _base;

    // Where in a map the value is; null outside of maps.
    private string? _key;

    /// <summary>Takes failures; validation goes on with it.</summary>
    internal ContractValidator Failures;

    internal JsonInputReader(in ReadOnlySequence<byte> json, JsonInputOptions options, long maxRowElements = long.MaxValue)
    {
        _options = options;
        _length = json.Length;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        _member = -1;
        Failures = new ContractValidator(options.MaxErrors) { MaxElements = maxRowElements };
    }

    /// <summary>Whether reading has ended early: as many failures as are wanted, or too many elements.</summary>
    internal bool HasStopped { readonly get => field || Failures.IsFull; private set; }

    /// <summary>Whether the last row was an object, so that validation can say more about it.</summary>
    internal bool RowWasObject { get; private set; }

    /// <summary>How many members were skipped, where <see cref="UnknownMemberHandling.Count"/> asks for it.</summary>
    internal int CountedMembers { get; private set; }

    /// <summary>Opens the row's object.</summary>
    public void StartObject(JsonMembers members)
    {
        ArgumentNullException.ThrowIfNull(members);
        _members = members;
        _next = 0;
        _seen.Reset(members.Count);
        _isOpen = RowWasObject = _json.TokenType == JsonTokenType.StartObject;
        if (_isOpen && _outer is null)
            _rowDepth = _json.CurrentDepth;
        if (_isOpen)
            return;
        if (_outer is not null)
        {
            FailType("an object");
            return;
        }

        Fail(InputErrorCodes.WrongType, "Must be an object.");
        _json.Skip();
    }

    /// <summary>After a constructor or rule of the author has thrown: goes to the end of the row.</summary>
    internal void LeaveRow()
    {
        _outer = null;
        _member = -1;
        Failures.Leave();
        while (RowWasObject && !HasStopped && !(_json.TokenType == JsonTokenType.EndObject && _json.CurrentDepth == _rowDepth))
            _json.Read();
    }

    /// <summary>Opens an object within the row: the value of a nested member.</summary>
    /// <returns>What <see cref="EndNested"/> goes on with.</returns>
    public JsonScope StartNested(JsonMembers members)
    {
        var outer = new JsonScope(_members, _member, _next, _isOpen, _seen, RowWasObject);
        _outer = _members!.NameOf(_member);
        _seen = default;
        _member = -1;
        StartObject(members);
        return outer;
    }

    /// <summary>Goes on with the row.</summary>
    public void EndNested(in JsonScope outer)
    {
        _outer = null;
        _members = outer.Members;
        _member = outer.Member;
        _next = outer.Next;
        _isOpen = outer.IsOpen;
        _seen = outer.Seen;
        RowWasObject = outer.RowWasObject;
    }

    /// <summary>Moves to the next member's value.</summary>
    /// <param name="member">The member, as the table counts them.</param>
    /// <returns>False at the end of the object.</returns>
    public bool NextMember(out int member)
    {
        while (_isOpen && !HasStopped)
        {
            _member = -1;
            _json.Read();
            if (_json.TokenType == JsonTokenType.EndObject)
            {
                _isOpen = false;
                ReportMissing();
                break;
            }

            if (TryEnter(out member))
                return true;
        }

        member = -1;
        return false;
    }

    /// <summary>Whether the row's JSON had the member.</summary>
    public readonly bool WasRead(int member) => _seen[member];

    private bool TryEnter(out int member)
    {
        try
        {
            member = _members!.Find(ref _json, _next);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no member has such a name.
            member = -1;
            Fail(InputErrorCodes.WrongType, "The name of a member must be valid Unicode text.");
            Leave();
            return false;
        }

        if (member < 0)
        {
            ReportUnknown();
            Leave();
            return false;
        }

        _member = member;
        if (_seen[member])
        {
            Fail(InputErrorCodes.WrongType, "Must be given only once.");
            Leave();
            return false;
        }

        _seen.Set(member);
        _next = member + 1;
        _json.Read();
        return true;
    }

    // From a property name, or a value of no use, over the value.
    private void Leave() => _json.Skip();

    private void ReportUnknown()
    {
        if (_options.UnknownMembers == UnknownMemberHandling.Count)
            CountedMembers++;
        if (_options.UnknownMembers != UnknownMemberHandling.Reject)
            return;
        string path = JsonPath.OfMember(ObjectPath(), _json.GetString()!);
        Failures.ReportRead(path, InputErrorCodes.UnknownMember, $"The contract has no such member. It has: {_members!.Describe()}.");
    }

    private void ReportMissing()
    {
        for (int member = 0; member < _members!.Count; member++)
        {
            if (_members.IsRequired(member) && !_seen[member])
            {
                _member = member;
                Fail(InputErrorCodes.Missing, "Must be given.");
            }
        }

        _member = -1;
    }

    private void Fail(string code, string message) => Failures.ReportRead(CurrentPath(), code, message);

    internal readonly string CurrentPath()
    {
        string path = ObjectPath();
        if (_member < 0 || _members is null)
            return path;
        path = JsonPath.OfMember(path, _members.NameOf(_member));
        for (int level = 0; level < _levels; level++)
            path = JsonPath.OfElement(path, _indices[level]);
        return _key is null ? path : JsonPath.OfMember(path, _key);
    }

    private readonly string ObjectPath() => _outer is null ? JsonPath.OfRow(Failures.Row) : JsonPath.OfMember(Failures.Row, _outer);
}
