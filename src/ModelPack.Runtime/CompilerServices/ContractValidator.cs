using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Collects everything that is wrong with rows. Generated code compares, and calls it only where a comparison fails; a valid row costs nothing here.</summary>
/// <remarks>Messages say what would be right, and never hold a value of the input.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ContractValidator
{
    private readonly int _maxErrors;
    private List<InputError>? _errors;
    private int _row = -1;
    private int _rowStart;
    private int _readEnd;
    private long _elements;
    private string? _outer;
    private string? _list;
    private int _item;

    /// <summary>Collects up to so many failures; those beyond are dropped, but still make their row invalid.</summary>
    public ContractValidator(int maxErrors) => _maxErrors = Math.Max(1, maxErrors);

    /// <summary>The most array elements that one row may carry, over all its members (MPK3011).</summary>
    public long MaxElements { get; init; } = long.MaxValue;

    /// <summary>The row that failures belong to; -1 where there is only one, so that paths do not count it. Setting it begins a row.</summary>
    public int Row
    {
        readonly get => _row;
        set
        {
            _row = value;

            // Among good rows without arrays there is nothing to reset.
            if (_errors is null && _elements == 0)
                return;
            _rowStart = _readEnd = _errors?.Count ?? 0;
            _elements = 0;
            RowHasErrors = false;
        }
    }

    /// <summary>Whether anything is wrong with any row.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether anything is wrong with the row that was begun last.</summary>
    public bool RowHasErrors { get; private set; }

    /// <summary>Whether no more failures are taken.</summary>
    public readonly bool IsFull => _errors?.Count >= _maxErrors;

    /// <summary>The failures, in the order of rows.</summary>
    public readonly IReadOnlyList<InputError> Errors => _errors is { } errors ? errors : [];

    /// <summary>Goes on with the members of a nested one.</summary>
    public void Enter(string member) => _outer = member;

    /// <summary>Goes on with the row's own members.</summary>
    public void Leave() => _outer = null;

    /// <summary>A member that must be there is null (MPK3001).</summary>
    public void Missing(string member) => Report(member, InputErrorCodes.Missing, "Must be given, and not be null.");

    /// <summary>A member is out of its range (MPK3004), or not a finite number at all (MPK3005).</summary>
    public void OutOfRange(string member, double value, string message)
    {
        if (double.IsFinite(value))
            Report(member, InputErrorCodes.OutOfRange, message);
        else
            NotFinite(member);
    }

    /// <summary>A member is out of its range (MPK3004).</summary>
    public void OutOfRange(string member, string message) => Report(member, InputErrorCodes.OutOfRange, message);

    /// <summary>A member is NaN or infinite (MPK3005).</summary>
    public void NotFinite(string member) => Report(member, InputErrorCodes.NotFinite, "Must be a finite number.");

    /// <summary>A member's number is finite, but not in the tensor's narrower type (MPK3005).</summary>
    public void NotFiniteAs(string member, string elementType) => Report(member, InputErrorCodes.NotFinite, $"Must be a number within the range of {elementType}.");

    /// <summary>A member's integer would be rounded by the tensor's type (MPK3004).</summary>
    public void Inexact(string member, string elementType) => Report(member, InputErrorCodes.OutOfRange, $"Must be an integer that {elementType} holds exactly.");

    /// <summary>A member is none of its allowed values, or a denied one (MPK3008).</summary>
    public void NotAllowed(string member, string message) => Report(member, InputErrorCodes.NotAllowed, message);

    /// <summary>The whole row is null (MPK3001).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void MissingRow() => ReportRead(JsonPath.OfRow(_row), InputErrorCodes.Missing, "Must be given, and not be null.");

    /// <summary>The row has another size in a symbolic dimension than the state of its sequence (MPK3010).</summary>
    internal void StateDisagrees(string symbol) =>
        Report(JsonPath.OfRow(_row), InputErrorCodes.SymbolsDiffer, $"Must agree with the earlier rows of its sequence in the dimension '{PrintableText.Name(symbol)}'.", isValidation: true);

    /// <summary>Reports a failure of a member, unless reading its JSON failed already. Never compiled into the checks that call it, which should stay small.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Report(string member, string code, string message) => Report(PathOf(member), code, message, isValidation: true);

    /// <summary>Reports a failure found while JSON was read.</summary>
    internal void ReportRead(string path, string code, string message)
    {
        Report(path, code, message, isValidation: false);
        _readEnd = _errors!.Count;
    }

    private void Report(string path, string code, string message, bool isValidation)
    {
        if (isValidation && WasReportedByReader(path))
            return;
        HasErrors = RowHasErrors = true;
        _errors ??= [];
        if (_errors.Count < _maxErrors)
            _errors.Add(new InputError(path, code, message));
    }

    // Within a list the item has no name of its own.
    private readonly string PathOf(string member)
    {
        if (_outer is not null)
            return JsonPath.OfMember(JsonPath.OfMember(_row, _outer), member);
        if (_list is null)
            return JsonPath.OfMember(_row, member);
        string item = JsonPath.OfElement(JsonPath.OfMember(_row, _list), _item);
        return member.Length == 0 ? item : JsonPath.OfMember(item, member);
    }

    // A value that could not be read is its type's default here: what validation would say of that is noise.
    private readonly bool WasReportedByReader(string path)
    {
        for (int i = _rowStart; i < _readEnd; i++)
        {
            if (JsonPath.Overlap(_errors![i].Path, path))
                return true;
        }

        return false;
    }

    private readonly bool WasReported(string member, out string path)
    {
        path = PathOf(member);
        for (int i = _rowStart; i < (_errors?.Count ?? 0); i++)
        {
            if (JsonPath.Overlap(_errors![i].Path, path))
                return true;
        }

        return false;
    }
}
