using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Goes through arrays in arrays, element by element, and holds them to a shape. One flat array of all elements is as good.</summary>
internal ref struct Nesting
{
    private readonly ReadOnlySpan<long> _shape;
    private Counts _counts;
    private readonly int _expected;
    private int _next;
    private int _depth;

    // How many arrays deep elements lie; unknown until the first one.
    private int _elementDepth = -1;
    private bool _isStarted;
    private bool _isEnded;

    /// <summary>Begins.</summary>
    /// <param name="shape">The dimensions.</param>
    /// <param name="expected">The product of the dimensions.</param>
    public Nesting(ReadOnlySpan<long> shape, int expected)
    {
        _shape = shape;
        _expected = expected;
    }

    /// <summary>What is wrong once there is no further element; null when all are there.</summary>
    public ElementProblem? Problem { get; private set; }

    /// <summary>Moves the reader to the next element; at first it stands at the value itself, at last at its end.</summary>
    public bool TryReachElement(ref Utf8JsonReader json, out int index)
    {
        index = _next;
        while (!_isEnded)
        {
            if (_isStarted)
                json.Read();
            _isStarted = true;
            switch (json.TokenType)
            {
                case JsonTokenType.StartArray:
                    if (!TryOpen())
                        return false;
                    break;
                case JsonTokenType.EndArray:
                    if (!TryClose())
                        return false;
                    if (_depth == 0)
                        return End();
                    break;
                default:
                    return TryTake(json.TokenType);
            }
        }

        return false;
    }

    private bool TryOpen()
    {
        if (_depth >= Math.Max(1, _shape.Length) || (_elementDepth >= 0 && _depth >= _elementDepth))
            return Fail(ElementProblem.OtherNesting);
        if (_depth > 0)
            _counts[_depth - 1]++;
        if (_depth < _shape.Length)
            _counts[_depth] = 0;
        _depth++;
        return true;
    }

    // Of a flat array the total is checked at the end, of others each length.
    private bool TryClose()
    {
        _depth--;
        bool isFlat = _elementDepth <= 1 && _depth == 0 && (_elementDepth == 1 || _shape.Length == 0 || _counts[0] == 0);
        return isFlat || _counts[_depth] == _shape[_depth] || Fail(ElementProblem.OtherNesting);
    }

    private bool TryTake(JsonTokenType token)
    {
        if (token is JsonTokenType.StartObject)
            return Fail(ElementProblem.NoArray);
        if (_depth == 0)
            return TryTakeScalar();
        if (_elementDepth < 0)
            _elementDepth = _depth;
        if (_depth != _elementDepth || (_depth > 1 && _depth != _shape.Length))
            return Fail(ElementProblem.OtherNesting);
        if (_next >= _expected)
            return Fail(ElementProblem.Count);
        if (_depth <= _shape.Length)
            _counts[_depth - 1]++;
        _next++;
        return true;
    }

    // The value of a tensor without dimensions may stand alone.
    private bool TryTakeScalar()
    {
        _isEnded = true;
        _next++;
        return _shape.IsEmpty || Fail(ElementProblem.NoArray);
    }

    private bool End() => _next != _expected && Fail(ElementProblem.Count);

    private bool Fail(ElementProblem problem)
    {
        Problem = problem;
        return false;
    }

    // How long the open array of each depth is so far.
    [InlineArray(InferRequestReader.MaxRank)]
    private struct Counts
    {
        private long _first;
    }
}
