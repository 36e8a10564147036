using System.Globalization;
using System.Text;

namespace ModelPack.Signatures;

/// <summary>Writes a signature line by line. Empty facts have no line.</summary>
internal sealed class SignatureTextWriter
{
    private readonly StringBuilder _text = new();

    public string Write(ModelSignature signature)
    {
        _text.Append(SignatureText.Header).Append('\n');
        WriteModel(signature);
        foreach (ValueInfo input in signature.Inputs)
            WriteValue(input.IsOptional ? SignatureWords.OptionalInput : SignatureWords.Input, SignatureWords.InputDocumentation, input);
        foreach (ValueInfo output in signature.Outputs)
            WriteValue(SignatureWords.Output, SignatureWords.OutputDocumentation, output);
        foreach (ExternalData data in signature.ExternalData)
            WriteExternalData(data);
        WriteLists(signature);
        foreach (string input in signature.UnusedInputs)
            Begin(SignatureWords.UnusedInput).Quoted(input).End();
        foreach (PassThrough value in signature.PassThroughs)
            Begin(SignatureWords.PassThrough).Quoted(value.Output).Quoted(value.Input).End();
        foreach (MissingMarker marker in signature.MissingMarkers)
            Begin(SignatureWords.MissingMarker).Quoted(marker.Input).Quoted(marker.Value).End();
        return _text.ToString();
    }

    private void WriteModel(ModelSignature signature)
    {
        Begin(SignatureWords.IrVersion).Number(signature.IrVersion).End();
        if (signature.ModelVersion != 0)
            Begin(SignatureWords.ModelVersion).Number(signature.ModelVersion).End();
        if (signature.ProducerName.Length + signature.ProducerVersion.Length > 0)
            Begin(SignatureWords.Producer).Quoted(signature.ProducerName).Quoted(signature.ProducerVersion).End();
        WriteText(SignatureWords.Domain, signature.Domain);
        WriteText(SignatureWords.Graph, signature.GraphName);
        WriteText(SignatureWords.Documentation, signature.Documentation);
        foreach (OpsetImport opset in signature.Opsets)
            Begin(SignatureWords.Opset).Quoted(opset.Domain).Number(opset.Version).End();
        foreach (string domain in signature.OperatorDomains)
            Begin(SignatureWords.OperatorDomain).Quoted(domain).End();
        foreach (MetadataProperty property in signature.Metadata)
            Begin(SignatureWords.Metadata).Quoted(property.Key).Quoted(property.Value).End();
    }

    private void WriteText(string word, string text)
    {
        if (text.Length > 0)
            Begin(word).Quoted(text).End();
    }

    private void WriteValue(string word, string documentationWord, ValueInfo value)
    {
        Begin(word).Quoted(value.Name)._text.Append(' ');
        WriteType(value.Type);
        End();
        if (value.Documentation.Length > 0)
            Begin(documentationWord).Quoted(value.Name).Quoted(value.Documentation).End();
    }

    private void WriteExternalData(ExternalData data)
    {
        Begin(SignatureWords.External).Quoted(data.Tensor).Quoted(data.Location);
        if (data.Offset is { } offset)
            Word(SignatureWords.Offset).Quoted(offset);
        if (data.Length is { } length)
            Word(SignatureWords.Length).Quoted(length);
        if (data.ExpectedLength is { } expected)
            Word(SignatureWords.Expects).Number(expected);
        End();
    }

    private void WriteLists(ModelSignature signature)
    {
        foreach (ClassLabels labels in signature.ClassLabels)
        {
            Begin(SignatureWords.ClassLabels).Quoted(labels.Output).Word(labels.AreStrings ? SignatureWords.Strings : SignatureWords.Integers);
            WriteList(labels.Labels);
        }

        foreach (FeatureNames names in signature.FeatureNames)
        {
            Begin(SignatureWords.FeatureNames).Quoted(names.Input);
            WriteList(names.Names);
        }

        foreach (Categories categories in signature.Categories)
        {
            Begin(SignatureWords.Categories).Quoted(categories.Input)
                .Word(categories.IsClosed ? SignatureWords.Closed : SignatureWords.Open)
                .Word(categories.AreStrings ? SignatureWords.Strings : SignatureWords.Integers);
            WriteList(categories.Values);
        }
    }

    private void WriteList(EquatableArray<string> items)
    {
        foreach (string item in items)
            Quoted(item);
        End();
    }

    private void WriteType(ModelValueType type)
    {
        switch (type)
        {
            case TensorValueType tensor:
                _text.Append(tensor.ElementType.ToOnnxName());
                WriteShape(tensor.Shape);
                break;
            case SequenceValueType sequence:
                WriteNested(SignatureWords.Sequence, sequence.Element);
                break;
            case OptionalValueType optional:
                WriteNested(SignatureWords.Optional, optional.Element);
                break;
            case MapValueType map:
                WriteNested(SignatureWords.Map + "(" + map.KeyType.ToOnnxName() + ", ", map.Value, open: "");
                break;
            case UnknownValueType unknown:
                _text.Append(SignatureWords.Unknown).Append('(').AppendQuoted(unknown.Description).Append(')');
                break;
        }
    }

    private void WriteNested(string word, ModelValueType element, string open = "(")
    {
        _text.Append(word).Append(open);
        WriteType(element);
        _text.Append(')');
    }

    private void WriteShape(EquatableArray<Dimension>? shape)
    {
        if (shape is not { } dimensions)
        {
            _text.Append(SignatureWords.NoShape);
            return;
        }

        _text.Append('[');
        for (int i = 0; i < dimensions.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            if (dimensions[i].Name is { } name)
                _text.AppendQuoted(name);
            else
                _text.Append(dimensions[i].ToString());
        }

        _text.Append(']');
    }

    private SignatureTextWriter Begin(string word)
    {
        _text.Append(word);
        return this;
    }

    private SignatureTextWriter Word(string word)
    {
        _text.Append(' ').Append(word);
        return this;
    }

    private SignatureTextWriter Quoted(string value)
    {
        _text.Append(' ').AppendQuoted(value);
        return this;
    }

    private SignatureTextWriter Number(long value) => Word(value.ToString(CultureInfo.InvariantCulture));

    private void End() => _text.Append('\n');
}
