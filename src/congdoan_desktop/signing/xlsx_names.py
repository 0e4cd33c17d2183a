"""Names in an OOXML signature (ISO/IEC 29500-2 §13, MS-OFFCRYPTO §2.5.2, XAdES 1.3.2), and what stays unsigned."""

from types import MappingProxyType

DS = "http://www.w3.org/2000/09/xmldsig#"
MDSSI = "http://schemas.openxmlformats.org/package/2006/digital-signature"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
OFFICE = "http://schemas.microsoft.com/office/2006/digsig"

RELATIONSHIP_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
OBJECT_TYPE = f"{DS}Object"
SIGNED_PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties"
PROOF_OF_ORIGIN = "http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin"

SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
DIGESTS = MappingProxyType({SHA256: "sha256", "http://www.w3.org/2001/04/xmlenc#sha512": "sha512"})
SIGNATURE_METHODS = MappingProxyType(
    {
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "rsa",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": "ecdsa",
    }
)

UNSIGNED_CONTENT = MappingProxyType(
    {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
)
"""The kinds that unsigned parts must have, so that none of them can be taken for something else."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ORIGIN_RELATIONSHIP = f"{_PACKAGE}/digital-signature/origin"
SIGNATURE_RELATIONSHIP = f"{_PACKAGE}/digital-signature/signature"
MAIN_RELATIONSHIP = f"{_OFFICE_DOCUMENT}/officeDocument"

ORIGIN_PART = "/_xmlsignatures/origin.sigs"
ORIGIN_RELATIONSHIPS = "/_xmlsignatures/_rels/origin.sigs.rels"
SIGNATURE_FOLDER = "/_xmlsignatures/"

ORIGIN_CONTENT = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_CONTENT = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
WORKBOOK_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

UNSIGNED_RELATIONSHIPS = MappingProxyType(
    {
        ORIGIN_RELATIONSHIP: ORIGIN_PART,
        f"{_PACKAGE}/metadata/core-properties": "/docProps/core.xml",
        f"{_OFFICE_DOCUMENT}/extended-properties": "/docProps/app.xml",
        f"{_OFFICE_DOCUMENT}/custom-properties": "/docProps/custom.xml",
    }
)
"""Type → the only target of relationships of the package itself that stay outside a signature: Office rewrites the
document properties when it likes, so it never signs them, and neither do we. Nothing of meaning may stand there."""

ID_SIGNATURE = "idPackageSignature"
ID_PACKAGE = "idPackageObject"
ID_OFFICE = "idOfficeObject"
ID_OFFICE_DETAILS = "idOfficeV1Details"
ID_TIME = "idSignatureTime"
ID_PROPERTIES = "idSignedProperties"
TIME_FORMAT = "YYYY-MM-DDThh:mm:ssTZD"
