/// Pictures that people sent, made small: for the screen and for print. A phone's photo has 50 megapixels, 200 MB when all
/// of them are unpacked, which no request may take.
///
/// Others may call: [Picture#read].
package mendwell.pictures;
