using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ModelPack.Signatures;

/// <summary>Reads a signature's text line by line. Facts may come in any order; an unknown word is an error.</summary>
internal sealed class SignatureTextParser
{
    private readonly List<OpsetImport> _opsets = [];
    private readonly List<string> _operatorDomains = [];
    private readonly List<MetadataProperty> _metadata = [];
    private readonly List<ValueInfo> _inputs = [];
    private readonly List<ValueInfo> _outputs = [];
    private readonly List<ExternalData> _externalData = [];
    private readonly List<ClassLabels> _classLabels = [];
    private readonly List<FeatureNames> _featureNames = [];
    private readonly List<Categories> _categories = [];
    private readonly List<string> _unusedInputs = [];
    private readonly List<PassThrough> _passThroughs = [];
    private readonly List<MissingMarker> _missingMarkers = [];
    private ModelSignature _signature = new();

    public bool TryParse(string text, [NotNullWhen(true)] out ModelSignature? signature, [NotNullWhen(false)] out string? error)
    {
        signature = null;
        string[] lines = text.Split('\n');
        if (lines[0].TrimStart('\ufeff').TrimEnd() != SignatureText.Header)
        {
            error = $"line 1: '{SignatureText.Header}' is expected; the text is no signature, or of another version of ModelPack";
            return false;
        }

        for (int i = 1; i < lines.Length; i++)
        {
            try
            {
                ParseLine(lines[i].TrimEnd('\r'));
            }
            catch (FormatException exception)
            {
                error = $"line {(i + 1).ToString(CultureInfo.InvariantCulture)}: {exception.Message}";
                return false;
            }
        }

        signature = Build();
        error = null;
        return true;
    }

    private void ParseLine(string text)
    {
        var line = new SignatureLine(text);
        if (line.IsAtEnd)
            return;
        string word = line.ReadWord();
        if (!TryParseModel(word, line) && !TryParseValue(word, line) && !TryParseGraph(word, line))
            throw new FormatException($"'{PrintableText.Name(word)}' is no word of a signature");
        if (!line.IsAtEnd)
            throw line.Expected("the end of the line");
    }

    private bool TryParseModel(string word, SignatureLine line)
    {
        switch (word)
        {
            case SignatureWords.IrVersion:
                _signature = _signature with { IrVersion = line.ReadNumber() };
                return true;
            case SignatureWords.ModelVersion:
                _signature = _signature with { ModelVersion = line.ReadNumber() };
                return true;
            case SignatureWords.Producer:
                _signature = _signature with { ProducerName = line.ReadQuoted(), ProducerVersion = line.ReadQuoted() };
                return true;
            case SignatureWords.Domain:
                _signature = _signature with { Domain = line.ReadQuoted() };
                return true;
            case SignatureWords.Graph:
                _signature = _signature with { GraphName = line.ReadQuoted() };
                return true;
            case SignatureWords.Documentation:
                _signature = _signature with { Documentation = line.ReadQuoted() };
                return true;
            default:
                return false;
        }
    }

    private bool TryParseValue(string word, SignatureLine line)
    {
        switch (word)
        {
            case SignatureWords.Opset:
                _opsets.Add(new OpsetImport(line.ReadQuoted(), line.ReadNumber()));
                return true;
            case SignatureWords.OperatorDomain:
                _operatorDomains.Add(line.ReadQuoted());
                return true;
            case SignatureWords.Metadata:
                _metadata.Add(new MetadataProperty(line.ReadQuoted(), line.ReadQuoted()));
                return true;
            case SignatureWords.Input:
            case SignatureWords.OptionalInput:
                _inputs.Add(new ValueInfo(line.ReadQuoted(), ValueTypeParser.Parse(line), IsOptional: word == SignatureWords.OptionalInput));
                return true;
            case SignatureWords.Output:
                _outputs.Add(new ValueInfo(line.ReadQuoted(), ValueTypeParser.Parse(line)));
                return true;
            case SignatureWords.InputDocumentation:
                Document(_inputs, line);
                return true;
            case SignatureWords.OutputDocumentation:
                Document(_outputs, line);
                return true;
            default:
                return false;
        }
    }

    private bool TryParseGraph(string word, SignatureLine line)
    {
        switch (word)
        {
            case SignatureWords.External:
                _externalData.Add(FactParser.ParseExternalData(line));
                return true;
            case SignatureWords.ClassLabels:
                _classLabels.Add(FactParser.ParseClassLabels(line));
                return true;
            case SignatureWords.FeatureNames:
                _featureNames.Add(new FeatureNames(line.ReadQuoted(), line.ReadQuotedList()));
                return true;
            case SignatureWords.Categories:
                _categories.Add(FactParser.ParseCategories(line));
                return true;
            case SignatureWords.UnusedInput:
                _unusedInputs.Add(line.ReadQuoted());
                return true;
            case SignatureWords.PassThrough:
                _passThroughs.Add(new PassThrough(line.ReadQuoted(), line.ReadQuoted()));
                return true;
            case SignatureWords.MissingMarker:
                _missingMarkers.Add(new MissingMarker(line.ReadQuoted(), line.ReadQuoted()));
                return true;
            default:
                return false;
        }
    }

    // The text belongs to the value of the line before, so that values of one name stay apart.
    private static void Document(List<ValueInfo> values, SignatureLine line)
    {
        string name = line.ReadQuoted();
        if (values.Count == 0 || values[values.Count - 1].Name != name)
            throw new FormatException($"documentation of '{PrintableText.Name(name)}' does not follow its value");
        values[values.Count - 1] = values[values.Count - 1] with { Documentation = line.ReadQuoted() };
    }

    private ModelSignature Build() => _signature with
    {
        Opsets = new(_opsets),
        OperatorDomains = new(_operatorDomains),
        Metadata = new(_metadata),
        Inputs = new(_inputs),
        Outputs = new(_outputs),
        ExternalData = new(_externalData),
        ClassLabels = new(_classLabels),
        FeatureNames = new(_featureNames),
        Categories = new(_categories),
        UnusedInputs = new(_unusedInputs),
        PassThroughs = new(_passThroughs),
        MissingMarkers = new(_missingMarkers),
    };
}
